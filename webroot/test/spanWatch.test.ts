import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Known, SpanWatch } from '../src/past/SpanWatch';
import type { LiveStatus } from '../src/wire/live';
import { Value } from '../src/wire/Value';

let status: Value<LiveStatus>;
let roles: Value<ReadonlySet<string> | null>;
let watch: SpanWatch;
let told: Known[];
let asked: number;
let hidden: boolean;
let answer: () => Promise<Response>;
const span = (from: number | null, to: number | null) => () =>
  Promise.resolve(Response.json({ from, to }));

/** The connection tells each second how it stands. */
async function seconds(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    status.value = { ...status.value };
    await vi.advanceTimersByTimeAsync(1_000);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  asked = 0;
  hidden = false;
  answer = span(1_000, 2_000.5);
  vi.stubGlobal('fetch', (url: URL) => {
    expect(url.href).toBe('http://sky.test/history/span');
    asked++;
    return answer();
  });
  status = new Value<LiveStatus>({
    ...{ state: 'live', transport: 'eventbus', wanted: 'eventbus', problem: null },
    ...{ retryAtMs: null, delayMs: NaN, updatesPerS: 0, bytesPerS: 0, resyncs: 0 },
  });
  roles = new Value<ReadonlySet<string> | null>(new Set(['bridge', 'history']));
  watch = new SpanWatch(new URL('http://sky.test/'), { status, roles }, () => hidden);
  told = [];
  watch.known.subscribe((known) => told.push(known));
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('SpanWatch', () => {
  it('asks nothing before it is known that somebody keeps the past', async () => {
    roles.value = null;
    await seconds(3);
    expect([asked, watch.known.value.state]).toEqual([0, 'unknown']);
    roles.value = new Set(['bridge']);
    await seconds(3);
    expect([asked, told.map(({ state }) => state)]).toEqual([0, ['none']]);
    roles.value = new Set(['history']);
    await seconds(1);
    expect(told.at(-1)).toEqual({ state: 'here', fromMs: 1_000_000, toMs: 2_000_500 });
  });

  it('asks every half minute, in the past too, and not while nobody looks', async () => {
    await seconds(31);
    expect(asked).toBe(2);
    status.value = { ...status.value, state: 'parked' };
    await seconds(30);
    expect(asked).toBe(3);
    hidden = true;
    await seconds(300);
    expect(asked).toBe(3);
    hidden = false;
    await seconds(1);
    expect(asked).toBe(4);
    status.value = { ...status.value, state: 'reconnecting' };
    await seconds(60);
    expect(asked).toBe(4);
  });

  it('says when nothing is recorded yet', async () => {
    answer = span(null, null);
    await seconds(1);
    expect(told).toEqual([{ state: 'empty', fromMs: NaN, toMs: NaN }]);
  });

  it('keeps what it knew while it gets no answer, and asks again', async () => {
    await seconds(1);
    answer = () => Promise.reject(new Error('away'));
    await seconds(30);
    expect(told.at(-1)).toEqual({ state: 'failing', fromMs: 1_000_000, toMs: 2_000_500 });
    answer = span(1_000, 3_000);
    await seconds(30);
    expect(told.at(-1)).toEqual({ state: 'here', fromMs: 1_000_000, toMs: 3_000_000 });
  });

  it('asks a node that does not serve it only now and then', async () => {
    answer = () => Promise.resolve(new Response('', { status: 404 }));
    await seconds(200);
    expect([asked, watch.known.value.state]).toEqual([1, 'elsewhere']);
    await seconds(110);
    expect(asked).toBe(2);
  });
});
