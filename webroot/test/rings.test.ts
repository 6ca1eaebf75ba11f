import { describe, expect, it } from 'vitest';
import { flatRing, unrolled } from '../src/geo/rings';
import { lineOf, pointsOf } from './support/lines';

describe('lines on a flat map', () => {
  it('go on past the date line', () => {
    const line = lineOf([170, 60], [179, 61], [-179, 62], [-170, 63], [179, 64]);
    expect(pointsOf(unrolled(line)).map(([lon]) => lon)).toEqual([170, 179, 181, 190, 179]);
  });

  it('close over the pole if they go around it', () => {
    const ring = lineOf(...[0, 90, 180, -90, 0].map((lon): [number, number] => [lon, -70]));
    expect(pointsOf(flatRing(ring)).slice(-2)).toEqual([
      [360, -90],
      [0, -90],
    ]);
  });

  it('stay as they are elsewhere', () => {
    const ring = lineOf([0, 0], [10, 0], [10, 10], [0, 0]);
    expect(flatRing(ring)).toBe(ring);
  });
});
