import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { WebSocket } from 'ws';
import { BenchSky } from './BenchSky';
import { launch } from './chromium';
import { PageServer } from './PageServer';
import { mean, quantile, scriptTime, type TraceEvent } from './scriptTime';

const HELP = `Usage: scripts/bench page [load|frames|memory]...

  load     bytes of a first visit; times to the globe's first picture and to the first aircraft
  frames   script time on the main thread, 15,000 aircraft, 5 Hz, 3,000 changes a frame, for 30 s
  memory   heap after collections, the same sky at four times its pace, for 10 minutes (MINUTES=10)

Needs the page built (npm run build in webroot) and Chromium (CHROMIUM=/usr/bin/chromium).`;

const AIRCRAFT = 15_000;
const CHANGED = 3_000;
const HEARTBEAT_MS = 2_000;
const FOLDER = fileURLToPath(new URL('../dist/webroot', import.meta.url));

type Step = (browser: Browser) => Promise<void>;

const STEPS: Record<string, Step> = { load: benchLoad, frames: benchFrames, memory: benchMemory };

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

/** A server whose clients see a sky that runs at a pace; answers when the page shows it. */
async function withSky(pace: number, use: (server: URL) => Promise<void>): Promise<void> {
  const bornMs = Date.now();
  const nowMs = () => bornMs + (Date.now() - bornMs) * pace;
  const sky = new BenchSky(AIRCRAFT, bornMs);
  const clients = new Set<WebSocket>();
  const send = (messages: readonly Uint8Array[]) => {
    for (const client of clients) for (const message of messages) client.send(message);
  };
  const server = new PageServer(FOLDER, (socket) => {
    for (const message of sky.snapshots()) socket.send(message);
    clients.add(socket);
    socket.on('close', () => clients.delete(socket));
  });
  const timers = [
    setInterval(() => {
      if (clients.size > 0) send(sky.next(nowMs(), CHANGED));
    }, 200 / pace),
    setInterval(() => {
      send(sky.heartbeats());
    }, HEARTBEAT_MS),
  ];
  try {
    await use(await server.start());
  } finally {
    timers.forEach(clearInterval);
    server.stop();
  }
}

async function open(browser: Browser, server: URL, query: string): Promise<Page> {
  // A context of its own has an empty cache.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  page.on('pageerror', (problem) => {
    console.error(problem.message);
  });
  await page.goto(new URL(`?transport=ws&gfx=high${query}`, server).href);
  await page.waitForFunction(
    () => performance.getEntriesByName('skysentinel.aircraft').length > 0,
    null,
    { timeout: 120_000, polling: 200 },
  );
  return page;
}

async function benchLoad(browser: Browser): Promise<void> {
  console.log('load: a first visit, the server warm');
  await withSky(1, async (server) => {
    const times: [number, number][] = [];
    for (let round = 0; round < 5; round++) {
      const page = await open(browser, server, '');
      const marks = await page.evaluate(() =>
        ['globe', 'aircraft'].map(
          (name) => performance.getEntriesByName(`skysentinel.${name}`)[0].startTime,
        ),
      );
      times.push([marks[0], marks[1]]);
      if (round === 0) await printBytes(page);
      await page.context().close();
    }
    const globe = times.map(([at]) => at);
    const after = times.map(([first, second]) => Math.max(0, second - first));
    print('globe painted after', quantile(globe, 0.5), 'ms (median of 5)', Math.max(...globe));
    print('aircraft after that', quantile(after, 0.5), 'ms (median of 5)', Math.max(...after));
  });
}

async function printBytes(page: Page): Promise<void> {
  await page.waitForTimeout(4_000);
  const loaded = await page.evaluate(() =>
    [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ].map((entry) => {
      const { name, encodedBodySize } = entry as PerformanceResourceTiming;
      return { name: new URL(name).pathname, bytes: encodedBodySize };
    }),
  );
  const textures = loaded.filter(({ name }) => name.endsWith('.webp'));
  const others = loaded.filter(({ name }) => !name.endsWith('.webp') && !name.includes('/health'));
  const kb = (list: typeof loaded) => list.reduce((sum, { bytes }) => sum + bytes, 0) / 1_024;
  for (const { name, bytes } of others) print(`  ${name}`, bytes / 1_024, 'KB');
  print('  together', kb(others), 'KB compressed');
  print('  and textures', kb(textures), 'KB');
}

async function benchFrames(browser: Browser): Promise<void> {
  console.log(`frames: ${AIRCRAFT} aircraft, ${CHANGED} changes at 5 Hz`);
  await withSky(1, async (server) => {
    for (const [name, query] of [
      ['the world', ''],
      ['the world, trails of all', '&trails=all'],
      ['over Europe', '&at=48,9,0.25'],
      ['the flat map', '&view=map&at=48,9,0.8'],
    ]) {
      const page = await open(browser, server, query);
      await page.waitForTimeout(8_000);
      const { perFrame, seconds, frames } = scriptTime(await trace(browser, page, 30_000));
      console.log(
        `  ${name}: ${mean(perFrame).toFixed(2)} ms a frame, p95 ${quantile(perFrame, 0.95).toFixed(2)}` +
          `, worst ${Math.max(...perFrame).toFixed(1)} (${(frames / seconds).toFixed(1)} frames/s)`,
      );
      await page.context().close();
    }
  });
}

async function trace(browser: Browser, page: Page, ms: number): Promise<TraceEvent[]> {
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'v8', 'disabled-by-default-v8.gc', '__metadata'],
  });
  await page.waitForTimeout(ms);
  const bytes = await browser.stopTracing();
  return (JSON.parse(bytes.toString()) as { traceEvents: TraceEvent[] }).traceEvents;
}

async function benchMemory(browser: Browser): Promise<void> {
  const minutes = Number(process.env.MINUTES ?? 10);
  const pace = 4;
  console.log(`memory: ${minutes} minutes at ${pace} times the pace`);
  await withSky(pace, async (server) => {
    const page = await open(browser, server, '&trails=all');
    const session = await page.context().newCDPSession(page);
    for (let minute = 0; minute <= minutes; minute++) {
      const { heap, buffers } = await heapOf(session);
      console.log(
        `  minute ${minute}: heap ${heap.toFixed(1)} MB, buffers ${buffers.toFixed(1)} MB`,
      );
      if (minute < minutes) await page.waitForTimeout(60_000);
    }
  });
}

/** After a full collection: what is really held. */
async function heapOf(session: CDPSession): Promise<{ heap: number; buffers: number }> {
  await session.send('HeapProfiler.collectGarbage');
  const usage = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  return { heap: usage.usedSize / 1e6, buffers: (usage.backingStorageSize ?? NaN) / 1e6 };
}

function print(name: string, value: number, unit: string, worst?: number): void {
  const tail = worst === undefined ? '' : `, worst ${worst.toFixed(0)}`;
  console.log(`  ${name}: ${value.toFixed(1)} ${unit}${tail}`);
}
