import { describe, expect, it } from 'vitest';
import { ahead, distanceM, place, type LatLon } from '../src/geo/sphere';
import { MAX_AHEAD_S, Motion, type Report } from '../src/globe/motion';

const START = { lat: 50, lon: 8 };

function report(at: LatLon, atS: number, change: Partial<Report> = {}): Report {
  return {
    lat: at.lat,
    lon: at.lon,
    altM: 10_000,
    speedMps: 250,
    headingDeg: 90,
    vrateMps: 0,
    atS,
    ...change,
  };
}

function drawn(motion: Motion, nowS: number): LatLon {
  const v = [0, 0, 0];
  motion.drawnAt(0, nowS, v);
  return place(v[0], v[1], v[2]);
}

describe('motion', () => {
  it('flies on between reports', () => {
    const motion = new Motion(1);
    motion.report(0, report(START, 100), 100, false);
    expect(distanceM(START, drawn(motion, 110))).toBeCloseTo(2_500, -1);
  });

  it('stops guessing after a while', () => {
    const motion = new Motion(1);
    motion.report(0, report(START, 100), 100, false);
    const last = drawn(motion, 100 + MAX_AHEAD_S);
    expect(distanceM(last, drawn(motion, 1_000))).toBeLessThan(1);
  });

  it('stays where it is without a speed or a heading', () => {
    for (const change of [{ speedMps: NaN }, { headingDeg: NaN }]) {
      const motion = new Motion(1);
      motion.report(0, report(START, 100, change), 100, false);
      expect(distanceM(START, drawn(motion, 120))).toBeLessThan(2);
    }
  });

  it('never jumps at a report', () => {
    const motion = new Motion(1);
    motion.report(0, report(START, 100), 100, false);
    const before = drawn(motion, 110);
    const other = ahead(START, 60, 3_200);
    motion.report(0, report(other, 109, { headingDeg: 60 }), 110, true);
    expect(distanceM(before, drawn(motion, 110))).toBeLessThan(5);
    const right = ahead(other, 60, 11 * 250);
    expect(distanceM(right, drawn(motion, 120))).toBeLessThan(30);
  });

  it('never flies backwards, though it was drawn too far ahead', () => {
    const motion = new Motion(1);
    motion.report(0, report(START, 100), 100, false);
    // It was drawn at 2,500 m and reports that it was only at 1,500 m.
    motion.report(0, report(ahead(START, 90, 1_500), 110), 110, true);
    let last = drawn(motion, 110).lon;
    for (let t = 110.1; t < 140; t += 0.1) {
      const { lon } = drawn(motion, t);
      expect(lon).toBeGreaterThan(last);
      last = lon;
    }
  });

  it('goes at once to another place', () => {
    const motion = new Motion(1);
    motion.report(0, report(START, 100), 100, false);
    const far = { lat: 10, lon: 10 };
    motion.report(0, report(far, 110), 110, true);
    expect(distanceM(far, drawn(motion, 110))).toBeLessThan(5);
  });

  it('flies backwards to its report, and on to where it was before', () => {
    const motion = new Motion(1);
    motion.rate = -10;
    motion.report(0, report(START, 100, { vrateMps: 10 }), 100, false);
    const before = drawn(motion, 90);
    expect(distanceM(ahead(START, 270, 2_500), before)).toBeLessThan(30);
    expect(motion.drawnAt(0, 90, [0, 0, 0]) * 6_371_008.8).toBeCloseTo(9_900, -1);
    const last = drawn(motion, 100 - MAX_AHEAD_S);
    expect(distanceM(last, drawn(motion, 0))).toBeLessThan(1);
  });

  it.each([0.5, 1, 10, 60, -1, -60])('eases in a second of ours what was wrong, at %f', (rate) => {
    const motion = new Motion(1);
    motion.rate = rate;
    motion.report(0, report(START, 100), 100, false);
    const nowS = 100 + rate * 0.25;
    const before = drawn(motion, nowS);
    // To the side of where it was thought to be.
    const other = ahead(drawn(motion, nowS), 0, 1_000);
    motion.report(0, report(other, nowS), nowS, true);
    expect(distanceM(before, drawn(motion, nowS))).toBeLessThan(5);
    let left = 1_000;
    for (let t = 0.1; t <= 3; t += 0.1) {
      const right = new Motion(1);
      right.rate = rate;
      right.report(0, report(other, nowS), nowS, false);
      const wrong = distanceM(drawn(right, nowS + rate * t), drawn(motion, nowS + rate * t));
      expect(wrong).toBeLessThan(left);
      left = wrong;
    }
    expect(left).toBeLessThan(30);
  });

  it('is never drawn farther off when time turns', () => {
    const motion = new Motion(1);
    motion.report(0, report(START, 100), 100, false);
    motion.report(0, report(ahead(START, 0, 2_000), 110), 110, true);
    motion.rate = -60;
    expect(distanceM(START, drawn(motion, 60))).toBeLessThan(20_000);
  });

  it('climbs, but not for ever', () => {
    const motion = new Motion(1);
    motion.report(0, report(START, 100, { vrateMps: 10 }), 100, false);
    const height = (t: number) => motion.drawnAt(0, t, [0, 0, 0]) * 6_371_008.8;
    expect(height(110)).toBeCloseTo(10_100, -1);
    expect(height(500)).toBeCloseTo(10_300, -1);
  });
});
