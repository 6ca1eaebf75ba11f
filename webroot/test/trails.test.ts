import { describe, expect, it } from 'vitest';
import { unknownFlight } from '../src/store/flight';
import { FlightStore } from '../src/store/FlightStore';
import { TrailStore } from '../src/trails/TrailStore';

function sky() {
  const store = new FlightStore();
  const trails = new TrailStore(store);
  return {
    store,
    trails,
    at: (seconds: number, lon: number, headingDeg = 90) => {
      const timePositionMs = 1_000_000 + seconds * 1_000;
      const flight = { ...unknownFlight('abc123'), lat: 50, lon, altM: 9_000, headingDeg };
      store.put(0, -1, { ...flight, timePositionMs, lastContactMs: timePositionMs });
      store.commit();
    },
    longitudes: () => {
      const trail = trails.of(0);
      if (!trail) return [];
      return Array.from({ length: trail.length }, (_, i) => trail.points[i * 3 + 1]);
    },
  };
}

describe('trails', () => {
  it('keep a point now and then', () => {
    const { at, longitudes } = sky();
    for (let t = 0; t <= 60; t += 5) at(t, t);
    expect(longitudes()).toEqual([0, 15, 30, 45, 60]);
  });

  it('keep points where the way bends', () => {
    const { at, longitudes } = sky();
    at(0, 0);
    at(2, 1, 100);
    at(4, 2, 101);
    expect(longitudes()).toEqual([0, 1]);
  });

  it('begin anew after a long silence', () => {
    const { at, longitudes } = sky();
    at(0, 0);
    at(20, 1);
    at(400, 20);
    expect(longitudes()).toEqual([20]);
  });

  it('end with the aircraft', () => {
    const { at, store, trails } = sky();
    at(0, 0);
    store.remove(0, -1, 'abc123');
    store.commit();
    expect(trails.of(0)).toBeUndefined();
  });

  it('stay of bounded length', () => {
    const { at, longitudes } = sky();
    for (let i = 0; i < 300; i++) at(i * 20, i / 10);
    const found = longitudes();
    expect(found).toHaveLength(128);
    expect(found.at(-1)).toBeCloseTo(29.9, 4);
  });
});
