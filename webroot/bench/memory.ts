import { readFile } from 'node:fs/promises';
import type { Browser, CDPSession } from 'playwright-core';
import { AIRCRAFT, withSky } from './skyServer';
import { Visit } from './Visit';

const MINUTE_MS = 60_000;

/** Whether the page holds more and more, the longer it is open. */
export async function benchMemory(browser: Browser): Promise<void> {
  const minutes = Number(process.env.MINUTES ?? 10);
  const pace = Number(process.env.PACE ?? 4);
  console.log(`memory: ${minutes} minutes at ${pace} times the pace, trails of all`);
  const system = await browser.newBrowserCDPSession();
  await withSky(pace, async (server, ticks) => {
    const visit = await Visit.begin(browser, server, '&at=30,0,2&trails=all');
    for (let minute = 0; minute <= minutes; minute++) {
      const known = await visit.known(0.95 * AIRCRAFT);
      const { heap, buffers } = await visit.heap();
      const resident = await residentMb(system);
      console.log(
        `  minute ${minute}: heap ${heap.toFixed(1)} MB, buffers ${buffers.toFixed(1)} MB, ` +
          `process of the page ${resident.renderer.toFixed(0)} MB, ` +
          `of the graphics ${resident.GPU.toFixed(0)} MB, ${known} aircraft after ${ticks()} ticks`,
      );
      if (minute < minutes) await visit.page.waitForTimeout(MINUTE_MS);
    }
  });
}

/** What the system gives to the processes that run pages and draw them: nothing hides from that. */
async function residentMb(system: CDPSession): Promise<{ renderer: number; GPU: number }> {
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  const sums = { renderer: 0, GPU: 0 };
  for (const { id, type } of processInfo)
    if (type === 'renderer' || type === 'GPU') sums[type] += await residentOf(id);
  return sums;
}

async function residentOf(pid: number): Promise<number> {
  // Where there is no /proc, the other figures still tell.
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? NaN) / 1_024;
}
