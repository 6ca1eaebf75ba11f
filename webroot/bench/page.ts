import type { Browser } from 'playwright-core';
import { launch } from './chromium';
import { benchFrames } from './frames';
import { benchLoad } from './load';
import { benchMemory } from './memory';

const HELP = `Usage: scripts/bench page [load|frames|memory]...

  load     bytes of a first visit; times to the globe's first picture and to the first aircraft
  frames   script time on the main thread, 15,000 aircraft, 5 Hz, 3,000 changes a tick
  memory   heap after collections and size of the processes, the same sky, for 10 minutes (MINUTES=10)
           at four times its pace (PACE=4)

Needs the page built (npm run build in webroot) and Chromium (CHROMIUM=/usr/bin/chromium).`;

const STEPS: Record<string, (browser: Browser) => Promise<void>> = {
  load: benchLoad,
  frames: benchFrames,
  memory: benchMemory,
};

/** Runs the steps of those names, all of them when there are none; answers how the process ends. */
export async function main(names: readonly string[]): Promise<number> {
  const wanted = names.length > 0 ? names : Object.keys(STEPS);
  if (wanted.some((name) => !(name in STEPS))) {
    console.log(HELP);
    return wanted.includes('--help') ? 0 : 2;
  }
  const browser = await launch();
  try {
    for (const name of wanted) await STEPS[name](browser);
    return 0;
  } finally {
    await browser.close();
  }
}
