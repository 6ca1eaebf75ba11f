import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SkyView } from '../src/app/SkyView';
import { demoSky } from '../src/demo/demo';
import { distanceM } from '../src/geo/sphere';
import { TrailStore } from '../src/trails/TrailStore';
import { USUAL } from '../src/url/urlState';

const HOUR = 3_600_000;

let sky: SkyView;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const signal = () => new AbortController().signal;

beforeEach(async () => {
  vi.useFakeTimers();
  vi.setSystemTime(Date.UTC(2026, 5, 21, 19, 30));
  sky = demoSky(USUAL, new URLSearchParams('demo=400'), false);
  sky.live.start();
  await pass(10);
});

afterEach(() => {
  sky.live.stop();
  vi.useRealTimers();
});

function reportedS(): number[] {
  const { store } = sky;
  return [...store.rows()].map((row) => store.lastContactMs[row] / 1_000);
}

describe('the past of an invented sky', () => {
  it('is gone back to, played, and left', async () => {
    const live = sky.store.count;
    const past = sky.past!;
    const atMs = past.liveMs - 3 * HOUR;
    past.go(atMs);
    await pass(0);
    expect(sky.live.status.value.state).toBe('parked');
    expect(sky.store.count).toBeLessThan(live);
    expect(Math.max(...reportedS())).toBeLessThanOrEqual(atMs / 1_000);
    past.faster(1);
    await pass(10_000);
    expect(past.nowMs).toBeGreaterThan(atMs + 15_000);
    expect(Math.max(...reportedS())).toBeGreaterThan(atMs / 1_000 + 10);
    past.leave();
    await pass(1_000);
    expect([sky.live.status.value.state, past.playback.value]).toEqual(['live', null]);
    expect(Math.min(...reportedS())).toBeGreaterThan(Date.now() / 1_000 - 60);
    expect(sky.store.count).toBe(live);
  });

  it('ends where it began, and becomes now where it is over', async () => {
    const past = sky.past!;
    past.go(past.known.value.fromMs + 5_000);
    await pass(0);
    for (let i = 0; i < 9; i++) past.faster(-1);
    await pass(3_000);
    expect([past.playback.value?.playing, past.nowMs]).toEqual([false, past.known.value.fromMs]);
    past.go(past.liveMs - 20_000);
    for (let i = 0; i < 20; i++) past.faster(1);
    await pass(3_000);
    expect(past.playback.value).toBeNull();
  });

  it('knows flights of before, each ending where it was bound for', async () => {
    const questions = await sky.history();
    const name = sky.store.callsign[sky.store.row([...allOf()][0])]!.slice(0, 3).toLowerCase();
    const flights = await questions.search(name, signal());
    expect(flights.length).toBeGreaterThan(0);
    for (const { callsign, firstMs, lastMs, lat } of flights) {
      expect(callsign!.toLowerCase().startsWith(name)).toBe(true);
      expect(firstMs).toBeLessThan(lastMs);
      expect(lastMs).toBeLessThan(Date.now());
      expect(lat).not.toBeNaN();
    }
  });

  it('tells who has passed a place, the nearest first', async () => {
    const questions = await sky.history();
    const place = { lat: 50.03, lon: 8.57 };
    const when = { fromMs: Date.now() - HOUR, toMs: Date.now() };
    const asking = questions.near(place, 100, when, signal());
    await pass(60_000);
    const passed = await asking;
    expect(passed.length).toBeGreaterThan(2);
    expect(passed.map(({ distanceM: far }) => far)).toEqual(
      passed.map(({ distanceM: far }) => far).sort((a, b) => a - b),
    );
    for (const each of passed) expect(distanceM(place, each)).toBeCloseTo(each.distanceM, 3);
  });

  it('has trails that lead to where aircraft are', async () => {
    const trails = new TrailStore(sky.store, sky.clock);
    const questions = await sky.history();
    const at = { atMs: Date.now(), seconds: 3_600, view: { world: true } as const };
    const asking = questions.trails(
      at,
      (icao24, seen) => {
        trails.recall(icao24, seen);
      },
      signal(),
    );
    await pass(60_000);
    await asking;
    const long = [...sky.store.rows()].filter((row) => {
      const { times, length } = trails.of(row)!;
      return times[length - 1] - times[0] > 0.4 * HOUR;
    });
    expect(long.length).toBeGreaterThan(sky.store.count / 3);
  });
});

function* allOf(): Iterable<string> {
  for (const row of sky.store.rows()) yield sky.store.icao24[row];
}
