import { describe, expect, it } from 'vitest';
import {
  lengthFor,
  LENGTHS,
  marksOf,
  nextLength,
  stretchOf,
  timeAt,
  trafficStep,
  xOf,
} from '../src/past/scale';
import { Random } from './support/random';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 28, 8, 3, 20);

describe('the scale of time', () => {
  it('leads from an instant to a place and back', () => {
    const random = new Random(5);
    for (let i = 0; i < 200; i++) {
      const stretch = { fromMs: random.int(1e9), toMs: 1e9 + random.int(1e9) };
      const atMs = stretch.fromMs + random.next() * (stretch.toMs - stretch.fromMs);
      expect(timeAt(stretch, xOf(stretch, atMs, 700), 700)).toBeCloseTo(atMs, 3);
    }
  });

  it('ends at its edges, however far a finger goes', () => {
    const stretch = { fromMs: 1_000, toMs: 2_000 };
    expect([-5, 0, 100, 170].map((x) => timeAt(stretch, x, 100))).toEqual([
      1_000, 1_000, 2_000, 2_000,
    ]);
  });

  it('shows all that there is, but no more than a day at first', () => {
    expect(lengthFor(60_000)).toBe(HOUR / 4);
    expect(lengthFor(5 * HOUR)).toBe(6 * HOUR);
    expect(lengthFor(500 * HOUR)).toBe(24 * HOUR);
    expect(lengthFor(NaN)).toBe(6 * HOUR);
  });

  it('goes from one length to the next, and no farther', () => {
    expect(nextLength(HOUR, 1)).toBe(3 * HOUR);
    expect(nextLength(HOUR, -1)).toBe(HOUR / 4);
    expect(nextLength(LENGTHS[0], -1)).toBe(LENGTHS[0]);
    expect(nextLength(LENGTHS.at(-1)!, 1)).toBe(LENGTHS.at(-1));
  });

  it('ends now, unless what is shown was long before', () => {
    expect(stretchOf(HOUR, NOW, NOW)).toEqual({ fromMs: NOW - HOUR, toMs: NOW });
    expect(stretchOf(HOUR, NOW, NOW - HOUR / 2).toMs).toBe(NOW);
    for (let ago = HOUR; ago < 9 * HOUR; ago += 777_777) {
      const { fromMs, toMs } = stretchOf(HOUR, NOW, NOW - ago - 1);
      expect(toMs - fromMs).toBe(HOUR);
      // With room on both sides.
      expect(NOW - ago - fromMs).toBeGreaterThan(HOUR / 5);
      expect(toMs - (NOW - ago)).toBeGreaterThan(HOUR / 5);
    }
  });

  it('asks for traffic in whole five minutes, and not more than can be shown', () => {
    for (const length of LENGTHS) {
      const step = trafficStep(length);
      expect(step % 300).toBe(0);
      expect(length / 1_000 / step).toBeLessThanOrEqual(240);
    }
    expect(trafficStep(HOUR)).toBe(300);
  });

  it('has round times that can be told apart', () => {
    for (const length of LENGTHS) {
      const marks = marksOf({ fromMs: NOW - length, toMs: NOW }, 700);
      expect(marks.length).toBeGreaterThan(1);
      expect(marks.length).toBeLessThanOrEqual(11);
      for (const { atMs } of marks) expect(new Date(atMs).getSeconds()).toBe(0);
      const apart = marks.slice(1).map(({ atMs }, i) => atMs - marks[i].atMs);
      expect(Math.max(...apart) - Math.min(...apart)).toBeLessThanOrEqual(HOUR);
    }
  });
});
