import { describe, expect, it } from 'vitest';
import { type Point, simplified } from '../build/simplified';
import { lines } from '../build/world';
import { flatRing, type Line } from '../src/geo/rings';
import { readWorld } from '../src/geo/worldReader';
import { pointsOf } from './support/lines';

const coarse = readWorld(lines('50m'));
const land = coarse.land.map((ring) => pointsOf(flatRing(ring)));

describe('the lines of the world', () => {
  it('tell land from sea', () => {
    expect(isLand(48.86, 2.35), 'Paris').toBe(true);
    expect(isLand(-33.9, 151.0), 'Sydney').toBe(true);
    expect(isLand(65.5, -172.5), 'Chukotka, beyond the date line').toBe(true);
    expect(isLand(-85, 10), 'Antarctica, around the pole').toBe(true);
    expect(isLand(30, -45), 'the Atlantic').toBe(false);
    expect(isLand(42, 51), 'the Caspian Sea, within Asia').toBe(false);
  });

  it('tell lakes from land, and islands in them from water', () => {
    expect(isLand(43.6, -78), 'Lake Ontario').toBe(false);
    expect(isLand(-1, 33), 'Lake Victoria').toBe(false);
    expect(isLand(61, 31.5), 'Lake Ladoga').toBe(false);
    expect(isLand(45.7, -82.2), 'Manitoulin, in Lake Huron').toBe(true);
    expect(isLand(43.2, -80), 'Hamilton, between two lakes').toBe(true);
  });

  it('close their rings and stay on the Earth', () => {
    for (const ring of coarse.land.map(pointsOf)) expect(ring.at(-1)).toEqual(ring[0]);
    const strange = [coarse.coast, coarse.borders]
      .flat()
      .flatMap(pointsOf)
      .filter(([lon, lat]) => Math.abs(lon) > 180.01 || Math.abs(lat) > 90.01);
    expect(strange).toEqual([]);
  });

  it('know borders, which two countries share, from coasts', () => {
    const nearBorder = (lon: number, lat: number, all: readonly Line[]) =>
      all.flatMap(pointsOf).some(([x, y]) => Math.hypot(x - lon, y - lat) < 0.15);
    expect(nearBorder(7.59, 47.58, coarse.borders), 'the Rhine at Basel').toBe(true);
    expect(nearBorder(7.59, 47.58, coarse.coast), 'the Rhine at Basel').toBe(false);
    expect(nearBorder(-9.5, 38.78, coarse.coast), 'Cabo da Roca').toBe(true);
  });

  it('are finer for who comes near', () => {
    const count = (world: typeof coarse) => world.coast.flatMap(pointsOf).length;
    expect(count(readWorld(lines('10m')))).toBeGreaterThan(3 * count(coarse));
  });
});

describe('a simplified line', () => {
  it('keeps its ends and its corners, and nothing between', () => {
    const line: Point[] = [[0, 0], [1, 0.001], [2, 0], [2, 1], [2.001, 2], [2, 3]]; // prettier-ignore
    expect(simplified(line, 0.01)).toEqual([[0, 0], [2, 0], [2, 3]]); // prettier-ignore
  });

  it('keeps a ring, whose ends are the same', () => {
    const ring: Point[] = [[0, 0], [1, 0], [1, 1], [0, 0]]; // prettier-ignore
    expect(simplified(ring, 0.01)).toEqual(ring);
  });
});

/** By how often a line to the north pole crosses a shore. */
function isLand(lat: number, lon: number): boolean {
  let inside = false;
  for (const ring of land)
    for (const shift of [-360, 0, 360])
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [x1, y1] = [ring[i][0] + shift, ring[i][1]];
        const [x2, y2] = [ring[j][0] + shift, ring[j][1]];
        if (x1 > lon !== x2 > lon && lat < ((y2 - y1) * (lon - x1)) / (x2 - x1) + y1)
          inside = !inside;
      }
  return inside;
}
