import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PastClient } from '../src/past/PastClient';
import type { PlayerOptions } from '../src/past/PastPlayer';
import type { Known } from '../src/past/SpanWatch';
import { TimeTravel } from '../src/past/TimeTravel';
import { FlightStore } from '../src/store/FlightStore';
import { SkyClock } from '../src/store/SkyClock';
import type { LiveStatus } from '../src/wire/live';
import { Value } from '../src/wire/Value';
import { FakePast } from './support/FakePast';

const NOW = 1_767_323_040_000;
const HOUR = 3_600_000;

let server: FakePast;
let clock: SkyClock;
let known: Value<Known>;
let status: Value<LiveStatus>;
let travel: TimeTravel;

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const become = (state: LiveStatus['state']) => {
  status.value = { ...status.value, state };
};

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakePast();
  clock = new SkyClock({ now: () => NOW, rate: 1, leaps: 0 });
  known = new Value<Known>({ state: 'unknown', fromMs: NaN, toMs: NaN });
  status = new Value({ state: 'live' } as LiveStatus);
  travel = new TimeTravel({
    store: new FlightStore(),
    clock,
    known,
    live: {
      status,
      park: () => {
        become('parked');
      },
      start: () => {
        become('connecting');
      },
    },
    server: new URL('http://sky.test/'),
    view: { world: true },
    bring: () =>
      Promise.resolve(
        (past: FlightStore, skyClock: SkyClock, options: PlayerOptions) =>
          new PastClient(past, skyClock, { ...options, connect: server.connect }),
      ),
  });
  known.value = { state: 'here', fromMs: NOW - 5 * HOUR, toMs: NOW - 4_000 };
});

afterEach(() => {
  travel.leave();
  vi.useRealTimers();
});

/** Plays an hour ago. */
async function playing(): Promise<void> {
  travel.go(NOW - HOUR);
  await pass(0);
  server.snapshot(NOW - HOUR);
  server.said = [];
}

describe('TimeTravel', () => {
  it('makes the live connection wait, and plays on from there', async () => {
    travel.go(NOW - HOUR);
    expect(status.value.state).toBe('parked');
    // Shown as wanted before anything has come.
    expect([travel.nowMs, travel.playback.value?.playing]).toEqual([NOW - HOUR, true]);
    await pass(0);
    server.snapshot(NOW - HOUR);
    await pass(2_000);
    expect(travel.nowMs).toBe(NOW - HOUR + 2_000);
  });

  it('goes back to now, and lets go of the past', async () => {
    await playing();
    travel.leave();
    expect([status.value.state, travel.playback.value]).toEqual(['connecting', null]);
    expect(server.said.at(-1)).toEqual({ type: 'closed' });
  });

  it('is now again where it is gone so far on', async () => {
    await playing();
    travel.step(3_700);
    expect(travel.playback.value).toBeNull();
    travel.step(10);
    expect(travel.playback.value).toBeNull();
  });

  it('goes no farther back than anything is known', async () => {
    await playing();
    travel.go(NOW - 99 * HOUR);
    expect(travel.nowMs).toBe(NOW - 5 * HOUR);
  });

  it('stands under a finger, and goes on when it is let go', async () => {
    await playing();
    for (let i = 1; i <= 5; i++) travel.drag(NOW - HOUR - i * 60_000);
    expect(server.said.filter(({ type }) => type === 'pause')).toHaveLength(1);
    expect(clock.rate).toBe(0);
    for (const minutes of [1, 5]) {
      await pass(100);
      server.snapshot(NOW - HOUR - minutes * 60_000);
    }
    await pass(5_000);
    expect(travel.nowMs).toBe(NOW - HOUR - 300_000);
    travel.letGo();
    expect(server.said.at(-1)).toEqual({ type: 'play', speed: 1 });
    await pass(1_000);
    expect(travel.nowMs).toBe(NOW - HOUR - 299_000);
  });

  it('is now only when a finger lets go of it there', async () => {
    await playing();
    travel.drag(NOW + HOUR);
    expect(travel.playback.value).not.toBeNull();
    travel.drag(NOW - HOUR);
    travel.drag(NOW);
    travel.letGo();
    expect(travel.playback.value).toBeNull();
  });

  it('stops what is now, and lets it go on', async () => {
    travel.toggle();
    await pass(0);
    expect(travel.playback.value).toMatchObject({ playing: false });
    expect(server.said).toContainEqual({ type: 'pause' });
    server.snapshot(travel.nowMs);
    travel.toggle();
    expect([travel.playback.value?.playing, clock.rate]).toEqual([true, 1]);
  });

  it('plays slower, backwards, and faster', async () => {
    await playing();
    for (let i = 0; i < 3; i++) travel.faster(-1);
    expect([travel.playback.value?.speed, clock.rate]).toEqual([-1, -1]);
    for (let i = 0; i < 4; i++) travel.faster(1);
    expect([travel.playback.value?.speed, clock.rate]).toEqual([2, 2]);
    travel.toggle();
    expect([travel.playback.value?.speed, clock.rate]).toEqual([2, 0]);
  });

  it('goes where a link says before it is known whether there is a past', async () => {
    known.value = { state: 'unknown', fromMs: NaN, toMs: NaN };
    travel.open(NOW - HOUR, -5);
    await pass(0);
    expect(server.opened[0].search).toBe(`?from=${(NOW - HOUR) / 1_000}&speed=-5`);
    known.value = { state: 'none', fromMs: NaN, toMs: NaN };
    expect([travel.playback.value, status.value.state]).toEqual([null, 'connecting']);
    expect(travel.refusal).toMatch(/none has the role “history”/);
  });

  it('makes room for somebody who has to log in, and goes on then', async () => {
    await playing();
    travel.faster(-1);
    become('locked');
    expect([travel.playback.value, status.value.state]).toEqual([null, 'locked']);
    become('connecting');
    await pass(0);
    expect(status.value.state).toBe('parked');
    expect(travel.playback.value).toMatchObject({ speed: 0.5, goalMs: NOW - HOUR });
    expect(server.opened.at(-1)?.search).toBe(`?from=${(NOW - HOUR) / 1_000}&speed=0.5`);
    travel.leave();
    become('live');
    await pass(0);
    expect(travel.playback.value).toBeNull();
  });

  it('is left when all that is known was shown', async () => {
    await playing();
    travel.faster(1);
    await pass(1_000);
    server.state(NOW, 1, true);
    expect(travel.playback.value).toBeNull();
  });
});
