import { describe, expect, it } from 'vitest';
import { flatRing, type Point, unrolled } from '../src/geo/rings';

describe('lines on a flat map', () => {
  it('go on past the date line', () => {
    const line: Point[] = [
      [170, 60],
      [179, 61],
      [-179, 62],
      [-170, 63],
      [179, 64],
    ];
    expect(unrolled(line).map(([lon]) => lon)).toEqual([170, 179, 181, 190, 179]);
  });

  it('close over the pole if they go around it', () => {
    const ring = [0, 90, 180, -90, 0].map((lon): Point => [lon, -70]);
    expect(flatRing(ring).slice(-2)).toEqual([
      [360, -90],
      [0, -90],
    ]);
  });

  it('stay as they are elsewhere', () => {
    const ring: Point[] = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 0],
    ];
    expect(flatRing(ring)).toEqual(ring);
  });
});
