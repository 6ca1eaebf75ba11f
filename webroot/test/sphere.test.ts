import { describe, expect, it } from 'vitest';
import {
  ahead,
  bearingDeg,
  courseDirection,
  direction,
  distanceM,
  place,
  turnDeg,
} from '../src/geo/sphere';

const JFK = { lat: 40.64, lon: -73.78 };
const LHR = { lat: 51.47, lon: -0.45 };

describe('sphere', () => {
  it('finds a place again from its direction', () => {
    const v = [0, 0, 0];
    for (const at of [JFK, LHR, { lat: -33.9, lon: 179.9 }, { lat: 0, lon: -180 }]) {
      direction(at.lat, at.lon, v);
      const back = place(v[0], v[1], v[2]);
      expect(back.lat).toBeCloseTo(at.lat, 9);
      expect(Math.abs(turnDeg(back.lon, at.lon))).toBeLessThan(1e-9);
    }
  });

  it('has courses lie along the ground', () => {
    const [up, on] = [
      [0, 0, 0],
      [0, 0, 0],
    ];
    direction(47, 8, up);
    courseDirection(47, 8, 123, on);
    expect(up[0] * on[0] + up[1] * on[1] + up[2] * on[2]).toBeCloseTo(0, 12);
    expect(Math.hypot(...on)).toBeCloseTo(1, 12);
  });

  it('knows how far and where to London is from New York', () => {
    expect(distanceM(JFK, LHR) / 1_000).toBeCloseTo(5_540, -1.5);
    expect(bearingDeg(JFK, LHR)).toBeCloseTo(51.4, 0);
  });

  it('arrives where distance and course lead', () => {
    const there = ahead(JFK, bearingDeg(JFK, LHR), distanceM(JFK, LHR));
    expect(there.lat).toBeCloseTo(LHR.lat, 6);
    expect(there.lon).toBeCloseTo(LHR.lon, 6);
  });

  it('turns the short way', () => {
    expect(turnDeg(350, 10)).toBe(20);
    expect(turnDeg(10, 350)).toBe(-20);
  });
});
