import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PastClient } from '../src/past/PastClient';
import { FIRST, type Playback } from '../src/past/playback';
import { unknownFlight } from '../src/store/flight';
import { FlightStore } from '../src/store/FlightStore';
import { SkyClock } from '../src/store/SkyClock';
import { FakePast } from './support/FakePast';

const T = 1_767_323_040_000;

let server: FakePast;
let store: FlightStore;
let clock: SkyClock;
let client: PastClient;
let playback: Playback;
let ended: number;

const addresses = () => [...store.rows()].map((row) => store.icao24[row]).sort();
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakePast();
  store = new FlightStore();
  clock = new SkyClock({ now: () => 2 * T, rate: 1, leaps: 0 });
  playback = FIRST;
  ended = 0;
  client = new PastClient(store, clock, {
    server: new URL('https://sky.test/deep/'),
    view: { world: true },
    tell: (change) => (playback = { ...playback, ...change }),
    ends: () => ended++,
    connect: server.connect,
  });
});

afterEach(() => {
  client.close();
  vi.useRealTimers();
});

/** It plays at T, and what was said so far is forgotten. */
async function playing(speed = 1): Promise<void> {
  client.play(speed);
  client.go(T);
  server.snapshot(T, { icao24: 'aaaaaa' });
  await pass(1_000);
  server.said = [];
}

describe('PastClient', () => {
  it('asks for the moment and the view, and shows nothing before it is there', () => {
    client.setView({ world: true });
    client.play(2);
    client.go(T);
    expect(server.opened.map(String)).toEqual([
      `https://sky.test/deep/history/stream?from=${T / 1_000}&speed=2`,
    ]);
    expect([clock.isPast, playback.goalMs]).toEqual([false, T]);
    server.snapshot(T, { icao24: 'aaaaaa' });
    expect([clock.now(), clock.rate, playback.goalMs]).toEqual([T, 2, null]);
    expect(addresses()).toEqual(['aaaaaa']);
  });

  it('leaves nobody of now in the sky of then, and keeps the rows of those who are in both', () => {
    for (const [shard, icao24] of [
      [0, 'aaaaaa'],
      [5, 'bbbbbb'],
      [7, 'cccccc'],
    ] as const)
      store.put(shard, -1, unknownFlight(icao24));
    store.commit();
    const row = store.row('bbbbbb');
    client.go(T);
    server.snapshot(T, { icao24: 'bbbbbb' }, { icao24: 'dddddd' });
    expect(addresses()).toEqual(['bbbbbb', 'dddddd']);
    expect(store.row('bbbbbb')).toBe(row);
  });

  it('stands where it is stopped', async () => {
    client.go(T);
    expect(server.said).toEqual([{ type: 'pause' }]);
    server.snapshot(T);
    await pass(5_000);
    expect(clock.now()).toBe(T);
  });

  it('lets time pass as it is told, and follows what comes', async () => {
    await playing(10);
    expect(clock.now()).toBe(T + 10_000);
    server.delta(T + 10_100, { icao24: 'bbbbbb' });
    expect(addresses()).toEqual(['aaaaaa', 'bbbbbb']);
    await pass(250);
    expect(clock.now()).toBeGreaterThan(T + 12_500);
    expect(clock.now()).toBeLessThan(T + 12_601);
  });

  it('asks for one instant at a time, then for the last that is wanted', async () => {
    await playing();
    client.pause();
    for (let i = 1; i <= 20; i++) {
      client.go(T - i * 1_000);
      await pass(16);
    }
    expect(server.seeks).toHaveLength(1);
    const [first] = server.seeks;
    server.snapshot(first! * 1_000);
    // What a finger left behind is shown, too.
    expect(clock.now()).toBe(first! * 1_000);
    await pass(100);
    expect(server.seeks.at(-1)).toBe(T / 1_000 - 20);
    expect(playback.goalMs).toBe(T - 20_000);
    server.snapshot(T - 20_000);
    await pass(100);
    expect([server.seeks.length, playback.goalMs]).toEqual([2, null]);
  });

  it('asks no more than the server takes', async () => {
    await playing();
    const from = performance.now();
    for (let i = 0; performance.now() - from < 1_000; i++) {
      client.go(T - i * 10);
      await pass(1);
      const goal = server.seeks.at(-1);
      if (goal) server.snapshot(goal * 1_000);
    }
    expect(server.said.length).toBeGreaterThan(8);
    expect(server.said.length).toBeLessThan(21);
  });

  it('says no more than the server takes, whatever keys are held down', async () => {
    await playing();
    for (let i = 0; i < 100; i++) {
      if (i % 2) client.play(1);
      else client.pause();
      await pass(10);
    }
    client.play(5);
    await pass(100);
    expect(server.said.length).toBeLessThan(22);
    expect(server.said.at(-1)).toEqual({ type: 'play', speed: 5 });
  });

  it('says nothing that the server knows', async () => {
    await playing();
    for (let i = 0; i < 5; i++) client.play(1);
    client.setView({ world: true });
    await pass(1_000);
    expect(server.said).toEqual([]);
  });

  it('takes what was on its way for what it is: of before', async () => {
    await playing();
    client.go(T - 600_000);
    server.delta(T + 1_250, { icao24: 'bbbbbb' });
    server.snapshot(T - 600_000, { icao24: 'cccccc' });
    expect(clock.now()).toBe(T - 600_000);
    expect(addresses()).toEqual(['cccccc']);
  });

  it.each([1, 60, -60])('stops exactly where it was seen to, at %f', async (speed) => {
    await playing(speed);
    await pass(117);
    const atMs = clock.now();
    client.pause();
    expect(server.said).toEqual([{ type: 'pause' }]);
    server.delta(atMs + 200 * speed, { icao24: 'bbbbbb' });
    server.state(atMs + 200 * speed, speed, false);
    expect(server.seeks).toEqual([atMs / 1_000]);
    server.snapshot(atMs);
    server.state(Math.round(atMs), speed, false);
    await pass(1_000);
    expect([clock.now(), server.seeks.length]).toEqual([atMs, 1]);
  });

  it('watches another view without another moment', async () => {
    await playing();
    client.setView({ west: 1, south: 1, east: 2, north: 2 });
    await pass(500);
    expect(server.said).toEqual([{ type: 'view', bbox: [0.1, 0.1, 9.9, 9.9] }]);
    const { leaps } = clock;
    server.snapshot(T + 1_500, { icao24: 'eeeeee' });
    expect([clock.leaps, addresses()]).toEqual([leaps, ['eeeeee']]);
  });

  it('asks for all of it when something is missing', async () => {
    await playing();
    server.lose();
    server.delta(T + 1_250);
    expect(server.seeks.map((t) => Math.round(t!))).toEqual([T / 1_000 + 1]);
    server.delta(T + 1_500);
    await pass(200);
    expect(server.seeks).toHaveLength(1);
  });

  it('stops where the server stops by itself: at the oldest', async () => {
    await playing(-10);
    server.state(T - 9_000, -10, false);
    expect([playback.playing, server.seeks]).toEqual([false, [T / 1_000 - 9]]);
    server.snapshot(T - 9_000);
    server.state(T - 9_000, -10, false);
    await pass(1_000);
    expect([clock.now(), server.seeks.length, ended]).toEqual([T - 9_000, 1, 0]);
  });

  it('stops also where the server stops as soon as it is told to go on', async () => {
    await playing(-10);
    client.pause();
    server.state(T - 10_000, -10, false);
    client.play(-20);
    await pass(100);
    server.state(T - 10_000, -20, false);
    expect(playback.playing).toBe(true);
    await pass(1_000);
    expect([playback.playing, server.seeks.at(-1)]).toEqual([false, T / 1_000 - 10]);
  });

  it('ends where the server has no more, and not for what it said of before', async () => {
    await playing(10);
    client.play(20);
    expect(server.said).toEqual([{ type: 'play', speed: 20 }]);
    server.state(T + 10_000, 10, true);
    await pass(300);
    server.state(T + 12_000, 20, true);
    await pass(2_000);
    expect(ended).toBe(0);
    server.state(T + 31_000, 1, true);
    expect(ended).toBe(1);
  });

  it('comes back after a lost connection to where it was, and says so only if that lasts', async () => {
    await playing(2);
    server.ends(1006);
    const atMs = clock.now();
    expect([playback.trouble, playback.goalMs]).toEqual([null, atMs]);
    await pass(2_000);
    expect(server.opened).toHaveLength(2);
    expect(server.opened[1].search).toBe(`?from=${atMs / 1_000}&speed=2`);
    server.ends(1006);
    expect(playback.trouble).toMatch(/does not answer/);
    await pass(4_000);
    server.snapshot(atMs, { icao24: 'ffffff' });
    expect([playback.trouble, playback.goalMs, addresses()]).toEqual([null, null, ['ffffff']]);
    await pass(1_000);
    expect(clock.now()).toBe(atMs + 2_000);
  });

  it('gives a silent server up', async () => {
    await playing();
    await pass(20_000);
    expect(server.opened.length).toBeGreaterThan(1);
  });

  it('tells what the server complains of until it goes on', async () => {
    await playing();
    server.error('The database is away.');
    expect(playback.trouble).toBe('The database is away.');
    server.heartbeat(T + 1_000);
    expect(playback.trouble).toBe('The database is away.');
    server.delta(T + 1_250);
    expect(playback.trouble).toBeNull();
  });

  it('ends where the server asks who this is', async () => {
    await playing();
    server.ends(4002);
    await pass(60_000);
    expect([ended, server.opened.length]).toEqual([1, 1]);
  });

  it('says nothing more once closed', async () => {
    await playing();
    client.setView({ west: 1, south: 1, east: 2, north: 2 });
    client.close();
    server.said = [];
    await pass(60_000);
    expect([server.said, server.opened.length]).toEqual([[], 1]);
  });
});
