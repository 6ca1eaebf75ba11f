import type { Browser, Page } from 'playwright-core';
import { quantile } from './scriptTime';
import { AIRCRAFT, withSky } from './skyServer';
import { USUAL, Visit } from './Visit';

const ROUNDS = 3;
/** Until then all that a first view asks for has come. */
const SETTLED_MS = 4_000;

/** What a first visit costs: bytes, and times to the first pictures. */
export async function benchLoad(browser: Browser): Promise<void> {
  console.log('load: a first visit, the server warm');
  await withSky(1, async (server) => {
    const times: { globe: number; after: number; busy: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const visit = await Visit.begin(browser, server, '', { viewport: USUAL });
      const busy = await visit.busyMs();
      const { globe, aircraft } = await visit.firsts();
      await visit.known(0.95 * AIRCRAFT);
      times.push({ globe, after: Math.max(0, aircraft - globe), busy });
      if (round === 0) await printBytes(visit.page);
      await visit.end();
    }
    const median = (name: keyof (typeof times)[number]) =>
      quantile(
        times.map((each) => each[name]),
        0.5,
      );
    print(`the globe, median of ${ROUNDS}`, median('globe'), 'ms');
    print('aircraft after that', median('after'), 'ms');
    print('processor time of the main thread until then', median('busy'), 'ms');
  });
}

async function printBytes(page: Page): Promise<void> {
  await page.waitForTimeout(SETTLED_MS);
  const loaded = await page.evaluate(() =>
    [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ].map((entry) => {
      const { name, encodedBodySize } = entry as PerformanceResourceTiming;
      return { name: new URL(name).pathname, kb: encodedBodySize / 1_024 };
    }),
  );
  const textures = loaded.filter(({ name }) => name.endsWith('.webp'));
  const others = loaded.filter((each) => !textures.includes(each));
  const sum = (list: typeof loaded) => list.reduce((all, { kb }) => all + kb, 0);
  for (const { name, kb } of others) print(`  ${name}`, kb, 'KB');
  print('together, compressed', sum(others), 'KB');
  print('and textures', sum(textures), 'KB');
}

function print(name: string, value: number, unit: string): void {
  console.log(`  ${name}: ${value.toFixed(1)} ${unit}`);
}
