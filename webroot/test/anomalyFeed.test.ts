import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Anomaly } from '../src/anomalies/anomaly';
import { AnomalyFeed } from '../src/wire/AnomalyFeed';
import type { LiveStatus } from '../src/wire/live';
import { Value } from '../src/wire/Value';
import { anomaly, ended, wire } from './support/anomalies';

const SERVER = new URL('http://sky.test/');

let status: Value<LiveStatus>;
let roles: Value<ReadonlySet<string> | null>;
let feed: AnomalyFeed;
let asked: string[];
let answer: () => Promise<Response>;
const known = () => feed.events.list.map(({ id }) => id);
const second = () => vi.advanceTimersByTimeAsync(1_000);
const has =
  (...events: Anomaly[]) =>
  () =>
    Promise.resolve(Response.json({ t: 1, anomalies: events.map(wire) }));

/** The connection tells each second how it stands. */
async function seconds(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    status.value = { ...status.value };
    await second();
  }
}

function become(state: LiveStatus['state']): void {
  status.value = { ...status.value, state };
}

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  answer = has();
  vi.stubGlobal('fetch', (url: URL) => {
    asked.push(url.href.slice(SERVER.href.length));
    return answer();
  });
  status = new Value<LiveStatus>({
    ...{ state: 'connecting', transport: 'eventbus', wanted: 'eventbus', problem: null },
    ...{ retryAtMs: null, delayMs: NaN, updatesPerS: 0, bytesPerS: 0, resyncs: 0 },
  });
  roles = new Value<ReadonlySet<string> | null>(null);
  feed = new AnomalyFeed(SERVER, { status, roles });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('AnomalyFeed', () => {
  it('asks now and then while the past is shown, and for all of it when it is now again', async () => {
    roles.value = new Set(['detector']);
    become('live');
    await seconds(1);
    asked = [];
    become('parked');
    await seconds(301);
    const all = asked.filter((each) => !each.includes('since='));
    expect([all.length, asked.length - all.length]).toEqual([2, 9]);
    become('connecting');
    asked = [];
    become('live');
    await seconds(1);
    expect(asked).toEqual(['anomalies?limit=500&open=true', 'anomalies?limit=500']);
  });

  it('asks nothing before it is known that somebody looks for anomalies', async () => {
    become('live');
    await seconds(3);
    expect(feed.state.value).toBe('unknown');
    roles.value = new Set(['poller', 'bridge']);
    await seconds(3);
    expect([feed.state.value, asked]).toEqual(['none', []]);
    roles.value = new Set(['bridge', 'detector']);
    answer = has(anomaly());
    await seconds(1);
    expect(feed.state.value).toBe('here');
    expect(asked).toEqual(['anomalies?limit=500&open=true', 'anomalies?limit=500']);
    expect(known()).toEqual([anomaly().id]);
  });

  it('is told over the event bus, and asks again only rarely', async () => {
    roles.value = new Set(['detector']);
    become('live');
    await seconds(60);
    expect(asked).toHaveLength(2);
    feed.hear(wire(anomaly()));
    feed.hear({ nonsense: true });
    expect(known()).toEqual([anomaly().id]);
    answer = has(ended(anomaly()));
    await seconds(245);
    expect(asked).toHaveLength(4);
    expect(feed.events.list[0].phase).toBe('end');
  });

  it('asks for news where nothing is pushed', async () => {
    roles.value = new Set(['detector']);
    answer = has(anomaly({ startS: 5_000 }));
    status.value = { ...status.value, state: 'live', transport: 'ws' };
    await seconds(5);
    expect(asked).toHaveLength(2);
    answer = has(anomaly({ startS: 6_000, severity: 'high' }));
    await seconds(2);
    expect(asked.slice(2)).toEqual(['anomalies?limit=500&since=4950']);
    expect(known()).toHaveLength(2);
    expect(feed.events.alarm.value?.startS).toBe(6_000);
  });

  it('asks for everything after the connection was lost, not after a gap in positions', async () => {
    roles.value = new Set(['detector']);
    become('live');
    await seconds(2);
    become('recovering');
    become('live');
    await seconds(2);
    expect(asked).toHaveLength(2);
    become('reconnecting');
    become('live');
    await seconds(2);
    expect(asked).toHaveLength(4);
  });

  it('goes on by what it is told where this node cannot be asked', async () => {
    roles.value = new Set(['detector']);
    answer = () => Promise.resolve(new Response('', { status: 404 }));
    become('live');
    await seconds(30);
    expect(feed.state.value).toBe('told');
    expect(asked).toHaveLength(2);
    feed.hear(wire(anomaly()));
    expect(known()).toHaveLength(1);
  });

  it('asks again when the server is not ready or away', async () => {
    roles.value = new Set(['detector']);
    answer = () => Promise.resolve(new Response('', { status: 503 }));
    become('live');
    await seconds(2);
    expect(feed.state.value).toBe('failing');
    answer = () => Promise.reject(new TypeError('no network'));
    await seconds(5);
    expect(asked).toHaveLength(4);
    answer = has(anomaly());
    await seconds(6);
    expect([feed.state.value, known().length]).toEqual(['here', 1]);
  });
});
