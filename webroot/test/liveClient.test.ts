import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FlightStore } from '../src/store/FlightStore';
import { LiveClock } from '../src/store/LiveClock';
import type { TransportName } from '../src/wire/live';
import { LiveClient } from '../src/wire/LiveClient';
import { FakeTransport } from './support/FakeTransport';

let lines: FakeTransport[];
let reachable: boolean;
let stranger: boolean;
let begun: number;
let client: LiveClient;

const line = (): FakeTransport => lines.at(-1)!;

async function untilRetry(): Promise<void> {
  const { retryAtMs } = client.status.value;
  await vi.advanceTimersByTimeAsync(retryAtMs! - performance.now() + 1);
}

function make(transport: TransportName = 'ws'): LiveClient {
  return new LiveClient(new FlightStore(), new LiveClock(), {
    server: new URL('http://sky.test/'),
    transport,
    view: { world: true },
    begins: () => begun++,
    connect: (name, _, listener) => {
      lines.push(new FakeTransport(name, listener));
      return line();
    },
    isReachable: () => Promise.resolve(reachable),
    isStranger: () => Promise.resolve(stranger),
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  lines = [];
  begun = 0;
  reachable = true;
  stranger = false;
  client = make();
});

afterEach(() => {
  client.stop();
  vi.useRealTimers();
});

describe('LiveClient', () => {
  it('is live from the first heartbeat on', () => {
    expect(client.status.value.state).toBe('stopped');
    client.start();
    expect(client.status.value).toMatchObject({ state: 'connecting', transport: 'ws' });
    line().snapshot(1);
    expect(client.status.value.state).toBe('connecting');
    line().heartbeat(1);
    expect(client.status.value).toMatchObject({ state: 'live', problem: null });
  });

  it('begins with the view that was wanted before the start', () => {
    client.setView({ west: -75, south: 41, east: -72, north: 42 });
    client.start();
    expect(line().said.at(-1)?.view?.tiles).toHaveLength(1);
  });

  it('asks for what it missed, and says so', () => {
    client.start();
    line().greet();
    line().delta(3);
    expect(client.status.value).toMatchObject({ state: 'recovering', resyncs: 1 });
    expect(line().said.at(-1)).toEqual({
      what: 'recover',
      held: [{ shard: 0, epoch: '', seq: 0 }],
    });
    line().delta(4);
    expect(line().count('recover')).toBe(1);
    line().snapshot(4);
    expect(client.status.value).toMatchObject({ state: 'live', resyncs: 1 });
  });

  it('asks again, but not all the time, when the answer does not come', async () => {
    client.start();
    line().greet();
    line().delta(3);
    line().heartbeat(3);
    expect(line().count('recover')).toBe(1);
    await vi.advanceTimersByTimeAsync(1500);
    line().heartbeat(3);
    expect(line().count('recover')).toBe(2);
  });

  it('comes back after a lost connection, with what it holds', async () => {
    client.start();
    line().greet();
    line().delta(2);
    line().listener.closed(1006);
    expect(client.status.value.state).toBe('reconnecting');
    expect(client.status.value.retryAtMs).toBeGreaterThan(performance.now());
    expect(client.status.value.problem).toMatch(/cannot be reached/);
    await untilRetry();
    expect(lines).toHaveLength(1);
    expect(line().said.at(-1)).toMatchObject({
      what: 'open',
      held: [{ shard: 0, epoch: 'a', seq: 2 }],
    });
    line().heartbeat(2);
    expect(client.status.value).toMatchObject({ state: 'live', problem: null, retryAtMs: null });
  });

  it('gives a silent server up', async () => {
    client.start();
    line().greet();
    await vi.advanceTimersByTimeAsync(14_000);
    expect(client.status.value.state).toBe('live');
    await vi.advanceTimersByTimeAsync(3000);
    expect(client.status.value.state).toBe('reconnecting');
    expect(line().count('close')).toBeGreaterThan(0);
  });

  it('takes any message as a sign of life', async () => {
    client.start();
    line().greet();
    for (let seq = 2; seq < 12; seq++) {
      await vi.advanceTimersByTimeAsync(8000);
      line().delta(seq);
    }
    expect(client.status.value.state).toBe('live');
  });

  it('takes the other transport when only the wanted one fails', async () => {
    client.start();
    for (let i = 0; i < 2; i++) {
      line().listener.closed(1006);
      await untilRetry();
    }
    expect(client.status.value).toMatchObject({ transport: 'eventbus', wanted: 'ws' });
    expect(line()).toMatchObject({ name: 'eventbus' });
    line().greet();
    expect(client.status.value.state).toBe('live');
    line().listener.closed(1006);
    await untilRetry();
    expect(client.status.value.transport).toBe('ws');
  });

  it('stays with the wanted transport while the server is away', async () => {
    reachable = false;
    client.start();
    for (let i = 0; i < 6; i++) {
      line().listener.closed(1006);
      await untilRetry();
    }
    expect(lines.map(({ name }) => name)).toEqual(['ws']);
    expect(line().count('open')).toBe(7);
  });

  it('begins anew over another transport when told to', () => {
    client.start();
    line().greet();
    client.transport = 'eventbus';
    expect(lines.map(({ name }) => name)).toEqual(['ws', 'eventbus']);
    expect(lines[0].said.at(-1)?.what).toBe('close');
    expect(line().said).toMatchObject([{ what: 'open', held: [] }]);
    lines[0].delta(2);
    expect(client.status.value).toMatchObject({ state: 'connecting', transport: 'eventbus' });
  });

  it('sends a view when the camera has come to rest, and only what it does not have', async () => {
    client.start();
    line().greet();
    client.setView({ west: 0, south: 0, east: 25, north: 25 });
    client.setView({ west: 1, south: 1, east: 31, north: 15 });
    expect(line().count('watch')).toBe(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(line().count('watch')).toBe(1);
    expect(line().said.at(-1)?.view?.tiles).toHaveLength(8);
    client.setView({ west: 2, south: 2, east: 12, north: 12 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(line().count('watch')).toBe(1);
  });

  it('measures what comes', async () => {
    client.start();
    line().greet();
    for (let second = 0; second < 10; second++) {
      line().listener.bytes(2000);
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(client.status.value.bytesPerS).toBeCloseTo(2000, -2);
  });

  it('waits for a login where the server wants one, and goes on with what it holds', async () => {
    client.start();
    line().greet();
    stranger = true;
    line().listener.closed(4003);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(client.status.value).toMatchObject({ state: 'locked', retryAtMs: null });
    expect(line().count('open')).toBe(1);
    stranger = false;
    client.unlock();
    expect(line().said.at(-1)).toMatchObject({ what: 'open', held: [{ seq: 1 }] });
    line().heartbeat(1);
    expect(client.status.value.state).toBe('live');
  });

  it('comes back at once when the login was renewed meanwhile', async () => {
    client.start();
    line().greet();
    line().listener.closed(4003);
    await vi.advanceTimersByTimeAsync(0);
    expect(line().count('open')).toBe(2);
    line().heartbeat(1);
    expect(client.status.value.state).toBe('live');
  });

  it('asks who it is when a connection never began, which a refusal looks like', async () => {
    stranger = true;
    client.start();
    line().listener.closed(1006);
    await vi.advanceTimersByTimeAsync(0);
    expect(client.status.value.state).toBe('locked');
    client.transport = 'eventbus';
    expect(lines).toHaveLength(1);
  });

  it('waits while the past is shown, and begins anew after it', async () => {
    client.start();
    line().greet();
    client.park();
    expect(client.status.value).toMatchObject({ state: 'parked', problem: null });
    const said = line().said.length;
    client.setView({ west: 1, south: 1, east: 2, north: 2 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(line().said).toHaveLength(said);
    begun = 0;
    client.start();
    expect(client.status.value.state).toBe('connecting');
    // Others have written into the store meanwhile.
    expect(line().said.at(-1)).toMatchObject({ what: 'open', held: [] });
    expect(line().said.at(-1)?.view?.tiles).toHaveLength(1);
    expect(begun).toBe(0);
    line().greet();
    expect([client.status.value.state, begun]).toEqual(['live', 1]);
  });

  it('can be made to wait before it has begun', async () => {
    client.park();
    expect([client.status.value.state, lines.length]).toEqual(['parked', 0]);
    client.transport = 'eventbus';
    await vi.advanceTimersByTimeAsync(60_000);
    expect(lines).toHaveLength(0);
    client.start();
    expect(line().name).toBe('eventbus');
  });

  it('says nothing more once stopped', async () => {
    client.start();
    line().greet();
    client.stop();
    const said = line().said.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(line().said).toHaveLength(said);
    expect(client.status.value.state).toBe('stopped');
  });
});
