import type { Browser } from 'playwright-core';
import { withSky } from './skyServer';
import { Visit } from './Visit';

const PACE = 4;
const MINUTE_MS = 60_000;

/** Whether the page holds more and more, the longer it is open. */
export async function benchMemory(browser: Browser): Promise<void> {
  const minutes = Number(process.env.MINUTES ?? 10);
  console.log(`memory: ${minutes} minutes at ${PACE} times the pace, trails of all`);
  await withSky(PACE, async (server, ticks) => {
    const visit = await Visit.begin(browser, server, '&trails=all');
    for (let minute = 0; minute <= minutes; minute++) {
      const { heap, buffers } = await visit.heap();
      console.log(
        `  minute ${minute}: heap ${heap.toFixed(1)} MB, buffers ${buffers.toFixed(1)} MB` +
          ` after ${ticks()} ticks`,
      );
      if (minute < minutes) await visit.page.waitForTimeout(MINUTE_MS);
    }
  });
}
