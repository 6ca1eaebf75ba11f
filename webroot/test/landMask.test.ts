import { describe, expect, it } from 'vitest';
import { landShapes } from '../src/globe/landCanvas';
import { lineOf } from './support/lines';
import { covers, regionAround } from '../src/globe/LandMask';

describe('the part of the world whose coasts are drawn sharply', () => {
  it('is around the eye, and wider in degrees where meridians come together', () => {
    const south = regionAround({ lat: 0, lon: 20 }, 0.05);
    const north = regionAround({ lat: 60, lon: 20 }, 0.05);
    expect(south).toMatchObject({ west: 20 - south.width / 2, south: -south.height / 2 });
    expect(north.width).toBeCloseTo(2 * south.width, 5);
  });

  it('stays while the eye moves a little, and is drawn anew when it leaves or comes nearer', () => {
    const at = (lat: number, lon: number, altitude: number) => regionAround({ lat, lon }, altitude);
    const drawn = at(50, 8, 0.1);
    expect(covers(drawn, at(51, 9, 0.11))).toBe(true);
    expect(covers(drawn, at(60, 8, 0.1))).toBe(false);
    expect(covers(drawn, at(50, 30, 0.1))).toBe(false);
    expect(covers(drawn, at(50, 8, 0.03))).toBe(false);
  });

  it('knows what each land covers', () => {
    const island = lineOf([10, 1], [12, 2], [11, 4], [10, 1]);
    const [shape] = landShapes({ coast: [], borders: [], land: [island] });
    expect(shape).toMatchObject({ west: 10, east: 12, south: 1, north: 4 });
  });
});
