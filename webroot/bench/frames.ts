import type { Browser, Page } from 'playwright-core';
import { mean, quantile, type ScriptTime, scriptTime, type TraceEvent } from './scriptTime';
import { AIRCRAFT, CHANGED, TICKS_PER_S, withSky } from './skyServer';
import { Visit } from './Visit';

const VIEWS = [
  ['the world', '&at=30,0,2', 0.95 * AIRCRAFT],
  ['the world, trails of all', '&at=30,0,2&trails=all', 0.95 * AIRCRAFT],
  ['over Europe', '&at=48,9,0.25', 1_000],
  ['the flat map', '&view=map&at=48,9,0.8', 1_000],
] as const;
/** Trails of an hour that a server tells, of all that are in sight. */
const PAST_VIEWS = [
  ['the world, trails of an hour', '&at=30,0,2&trails=all&trailsOfAll=60', 0.95 * AIRCRAFT],
  ['the flat map, trails of an hour', '&view=map&at=30,0,2&trails=all&trailsOfAll=60', 1_000],
] as const;
const WARM_UP_MS = 8_000;
const TRACE_MS = 20_000;
const FRAMES_PER_S = 60;

/** How much script the main thread runs a frame. */
export async function benchFrames(browser: Browser): Promise<void> {
  console.log(`frames: ${AIRCRAFT} aircraft, ${CHANGED} changes at ${TICKS_PER_S} Hz`);
  for (const [views, keepsPast] of [[VIEWS, false] as const, [PAST_VIEWS, true] as const])
    await benchViews(browser, views, keepsPast);
}

type Views = readonly (readonly [name: string, query: string, least: number])[];

function benchViews(browser: Browser, views: Views, keepsPast: boolean): Promise<void> {
  return withSky(
    1,
    async (server, ticks) => {
      for (const [name, query, least] of views) {
        const visit = await Visit.begin(browser, server, `&gfx=high${query}`, {
          drawsNothing: true,
        });
        await visit.page.waitForTimeout(WARM_UP_MS);
        const before = ticks();
        const script = scriptTime(await trace(browser, visit.page));
        const known = await visit.known(least);
        print(`${name}, ${known} aircraft`, script, ticks() - before);
        await visit.end();
      }
    },
    keepsPast,
  );
}

async function trace(browser: Browser, page: Page): Promise<TraceEvent[]> {
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'v8', 'disabled-by-default-v8.gc', '__metadata'],
  });
  await page.waitForTimeout(TRACE_MS);
  const bytes = await browser.stopTracing();
  return (JSON.parse(bytes.toString()) as { traceEvents: TraceEvent[] }).traceEvents;
}

/**
 * A frame's own callbacks, and its share of what runs between frames at 60 a second. Were the pictures
 * drawn, in software, there would be a frame or two a second, each with all that came since the last one.
 */
function print(name: string, { callbacks, between, seconds }: ScriptTime, ticks: number): void {
  const perTick = between / ticks;
  const share = (perTick * TICKS_PER_S) / FRAMES_PER_S;
  const ms = (value: number) => value.toFixed(2);
  console.log(
    `  ${name}: ${ms(mean(callbacks) + share)} ms a frame = callbacks ${ms(mean(callbacks))}` +
      ` (p95 ${ms(quantile(callbacks, 0.95))}) + between ${ms(share)}` +
      ` (${ms(perTick)} for each of ${ticks} ticks);` +
      ` ${(callbacks.length / seconds).toFixed(1)} frames/s`,
  );
}
