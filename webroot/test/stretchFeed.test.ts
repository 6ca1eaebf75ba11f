import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Traffic } from '../src/past/questions';
import { ServerPast } from '../src/past/ServerPast';
import { StretchFeed } from '../src/past/StretchFeed';

const HOUR = 3_600_000;
const T = 1_767_323_040_000;

let asked: string[];
let told: Traffic[];
let hidden: boolean;
let answer: () => Promise<Response>;
let feed: StretchFeed<Traffic>;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const bars = (...aircraft: number[]) => ({
  step: 300,
  traffic: aircraft.map((each, i) => ({ from: i * 300, updates: 1, aircraft: each })),
});

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  told = [];
  hidden = false;
  answer = () => Promise.resolve(Response.json(bars(7, 9)));
  vi.stubGlobal('fetch', (url: URL) => {
    asked.push(url.search);
    return answer();
  });
  const server = new ServerPast(new URL('http://sky.test/'));
  feed = new StretchFeed(
    (when, stepS) => server.traffic(when, stepS),
    (traffic) => told.push(traffic),
    () => hidden,
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('StretchFeed', () => {
  it('asks for whole steps around a stretch, once whoever chooses has chosen', async () => {
    feed.watch({ fromMs: T - 72 * HOUR, toMs: T });
    feed.watch({ fromMs: T - HOUR, toMs: T });
    await pass(250);
    expect(asked).toEqual(['?from=1767319200&to=1767323100&step=300']);
    expect(told).toEqual([
      {
        stepMs: 300_000,
        bars: [
          { fromMs: 0, aircraft: 7 },
          { fromMs: 300_000, aircraft: 9 },
        ],
      },
    ]);
  });

  it('asks for the same stretch only each minute, and not while nobody looks', async () => {
    for (let i = 0; i < 240; i++) {
      feed.watch({ fromMs: T - HOUR, toMs: T });
      await pass(250);
    }
    expect(asked).toHaveLength(1);
    await pass(1_000);
    expect(asked).toHaveLength(2);
    hidden = true;
    await pass(600_000);
    expect(asked).toHaveLength(2);
    hidden = false;
    await pass(60_000);
    expect(asked).toHaveLength(3);
  });

  it('keeps what it told while it gets no answer, or nonsense', async () => {
    feed.watch({ fromMs: T - HOUR, toMs: T });
    await pass(250);
    answer = () => Promise.resolve(new Response('', { status: 503 }));
    await pass(60_000);
    expect(told).toHaveLength(1);
    answer = () => Promise.resolve(Response.json({ step: 300, traffic: [{ from: 'x' }, null] }));
    await pass(60_000);
    expect(told.at(-1)?.bars).toEqual([]);
  });

  it('tells nothing of a stretch that is not looked at any more', async () => {
    let late: (answer: Response) => void = () => undefined;
    answer = () => new Promise((resolve) => (late = resolve));
    feed.watch({ fromMs: T - HOUR, toMs: T });
    await pass(250);
    answer = () => Promise.resolve(Response.json(bars(1)));
    feed.watch({ fromMs: T - 3 * HOUR, toMs: T });
    await pass(250);
    late(Response.json(bars(5, 5, 5)));
    await pass(250);
    expect(told.map((each) => each.bars.length)).toEqual([1]);
  });
});
