import type { TestProject } from 'vitest/node';
import { preview } from 'vite';
import { serveBrowser } from './chromium';

/** The page as it was built, without a server behind it: the sky is the page's own, invented one. */
export default async function serveDemo(project: TestProject): Promise<() => Promise<void>> {
  const pages = await preview({ preview: { host: '127.0.0.1', port: 0 }, logLevel: 'warn' });
  const browser = await serveBrowser();
  project.provide('browser', browser.wsEndpoint());
  project.provide('server', pages.resolvedUrls?.local[0] ?? '');
  return async () => {
    await browser.close();
    await pages.close();
  };
}
