import { describe, expect, it } from 'vitest';
import { unknownFlight } from '../src/store/flight';
import { FlightStore } from '../src/store/FlightStore';
import { TrailStore } from '../src/trails/TrailStore';

const STEPS_A_DEGREE = 500;

function sky() {
  const store = new FlightStore();
  const clock = { now: () => 0, rate: 1, leaps: 0 };
  const trails = new TrailStore(store, clock);
  return {
    store,
    clock,
    trails,
    /** Seen so far east, in steps of about 140 m. */
    at: (seconds: number, steps: number, headingDeg = 90) => {
      const lon = steps / STEPS_A_DEGREE;
      const timePositionMs = 1_000_000 + seconds * 1_000;
      const flight = { ...unknownFlight('abc123'), lat: 50, lon, altM: 9_000, headingDeg };
      store.put(0, -1, { ...flight, timePositionMs, lastContactMs: timePositionMs });
      store.commit();
    },
    steps: () => {
      const trail = trails.of(0);
      if (!trail) return [];
      return Array.from({ length: trail.length }, (_, i) => {
        return Math.round(trail.points[i * 3 + 1] * STEPS_A_DEGREE * 1_000) / 1_000;
      });
    },
  };
}

describe('trails', () => {
  it('keep a point now and then, of what is straight the ends', () => {
    const { at, steps } = sky();
    for (let t = 0; t <= 60; t += 5) at(t, t);
    expect(steps()).toEqual([0, 60]);
    for (let t = 65; t <= 300; t += 5) at(t, t);
    expect(steps()).toEqual([0, 120, 240, 300]);
    at(320, 310);
    at(340, 320);
    expect(steps()).toEqual([0, 120, 240, 300, 320]);
  });

  it('keep points where the way bends', () => {
    const { at, steps } = sky();
    at(0, 0);
    at(2, 1, 100);
    at(4, 2, 101);
    expect(steps()).toEqual([0, 1]);
  });

  it('begin anew at another instant, also one that is near', () => {
    const { at, steps, clock } = sky();
    at(0, 0);
    at(20, 20);
    clock.leaps++;
    at(19, 19);
    expect(steps()).toEqual([]);
    at(24, 24);
    at(39, 39);
    expect(steps()).toEqual([24, 39]);
  });

  it('grow backwards, too, and do not mind what is late', () => {
    const { at, steps, clock } = sky();
    at(20, 20);
    at(3, 3);
    expect(steps()).toEqual([20]);
    clock.rate = -10;
    at(4, 4);
    at(-5, -5);
    at(-11, -11);
    expect(steps()).toEqual([20, -11]);
    at(-400, 0);
    expect(steps()).toEqual([0]);
  });

  const seen = (seconds: number, steps: number) => ({
    ...{ lat: 50, lon: steps / STEPS_A_DEGREE, altM: 9_000, headingDeg: 90 },
    atMs: 1_000_000 + seconds * 1_000,
  });

  it('lead farther back when somebody tells what was before, as far as it leads here', () => {
    const { at, steps, trails } = sky();
    at(1_600, 1_600);
    // It stood for a quarter of an hour: that was another flight. Long ways have a point between.
    const before = [seen(-300, 90), seen(-200, 100), seen(700, 101), seen(1_500, 1_500)];
    trails.recall('abc123', [seen(NaN, NaN), ...before]);
    expect(steps()).toEqual([101, 800.5, 1_500, 1_600]);
    at(1_605, 1_605);
    at(1_620, 1_620);
    expect(steps()).toEqual([101, 800.5, 1_500, 1_620]);
    trails.recall('abc123', []);
    trails.recall('ffffff', before);
    expect(steps()).toHaveLength(4);
  });

  it('that are told lie along the shortest way, and not through the Earth', () => {
    const { at, trails } = sky();
    at(7_200, 10_000);
    trails.recall('abc123', [seen(0, 0), seen(7_200, 10_000)]);
    const { points, times, length } = trails.of(0)!;
    expect(length).toBeGreaterThan(9);
    const middle = Math.floor(length / 2);
    expect(points[middle * 3]).toBeGreaterThan(50.3);
    expect(times[middle]).toBeCloseTo(1_000_000 + 7_200_000 * (middle / (length - 1)), -1);
  });

  it('begin anew after a long silence', () => {
    const { at, steps } = sky();
    at(0, 0);
    at(20, 1);
    at(400, 20);
    expect(steps()).toEqual([20]);
  });

  it('begin anew where nobody can have come to', () => {
    const { at, steps } = sky();
    at(0, 0);
    at(20, 1);
    at(40, 900);
    at(60, 901);
    expect(steps()).toEqual([900, 901]);
  });

  it('end with the aircraft', () => {
    const { at, store, trails } = sky();
    at(0, 0);
    store.remove(0, -1, 'abc123');
    store.commit();
    expect(trails.of(0)).toBeUndefined();
  });

  it('stay of bounded length', () => {
    const { at, steps } = sky();
    // To and fro, so that no point can be left out.
    for (let i = 0; i < 300; i++) at(i * 20, i / 10 + (i % 2) * 5);
    const found = steps();
    expect(found).toHaveLength(128);
    expect(found.at(-1)).toBeCloseTo(34.9, 1);
  });
});
