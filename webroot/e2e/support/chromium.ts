import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserServer } from 'playwright-core';

const DEBIANS = '/usr/bin/chromium';

/** Draws without a graphics card, and asks nobody on the net for anything. */
const FLAGS = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** For a browser that many test files share. */
export function serveBrowser(): Promise<BrowserServer> {
  return chromium.launchServer({ ...options(), host: '127.0.0.1' });
}

/** For tests that need a browser with other flags. */
export function launchBrowser(...flags: string[]): Promise<Browser> {
  return chromium.launch(options(flags));
}

function options(flags: string[] = []) {
  return {
    executablePath: executable(),
    // Chromium's sandbox does not work for root, who is who runs tests in containers.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...FLAGS, ...flags],
  };
}

function executable(): string {
  const path = process.env.CHROMIUM ?? DEBIANS;
  if (!existsSync(path))
    throw new Error(
      `No Chromium is at ${path}: apt-get install chromium, or set CHROMIUM to its path`,
    );
  return path;
}
