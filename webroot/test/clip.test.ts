import { describe, expect, it } from 'vitest';
import { clipped, type Box } from '../src/map/clip';
import { Random } from './support/random';

const BOX: Box = { west: 0.4, east: 0.6, north: 0.4, south: 0.6 };

describe('a line without what a tile does not show', () => {
  it('encloses the same, and is the same, within the tile', () => {
    const numbers = new Random(7);
    const random = () => numbers.next();
    for (let round = 0; round < 400; round++) {
      const ring = Array.from({ length: 3 + Math.floor(random() * 60) }, () => [
        random(),
        random(),
      ]);
      ring.push(ring[0]);
      const left = clip(ring);
      for (let probe = 0; probe < 20; probe++) {
        const [x, y] = [0.4 + random() * 0.2, 0.4 + random() * 0.2];
        expect(encloses(left, x, y)).toBe(encloses(ring, x, y));
      }
      expect(crossings(left)).toEqual(crossings(ring));
    }
  });

  it('is short where most of the line is elsewhere', () => {
    const coast = Array.from({ length: 10_000 }, (_, i) => {
      const turn = (i / 9_999) * 2 * Math.PI;
      return [0.5 + Math.cos(turn) * 0.45, 0.95 + Math.sin(turn) * 0.45];
    });
    const left = clip(coast);
    expect(left.length).toBeLessThan(1_000);
    expect(left.filter(within)).toEqual(coast.filter(within));
  });
});

function clip(line: readonly number[][]): number[][] {
  const left: number[][] = [];
  const axis = (at: number) => Float64Array.from(line, (point) => point[at]);
  clipped(axis(0), axis(1), BOX, (x, y) => left.push([x, y]));
  return left;
}

function within([x, y]: readonly number[]): boolean {
  return x >= BOX.west && x <= BOX.east && y >= BOX.north && y <= BOX.south;
}

function encloses(ring: readonly number[][], x: number, y: number): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1], ring[i]];
    if (x1 > x !== x2 > x && y < ((y2 - y1) * (x - x1)) / (x2 - x1) + y1) inside = !inside;
  }
  return inside;
}

/** Where the line crosses the middle of the tile, from one edge to the other. */
function crossings(line: readonly number[][]): number[] {
  return line
    .flatMap(([x2, y2], i) => {
      if (i === 0) return [];
      const [x1, y1] = line[i - 1];
      if (x1 > 0.5 === x2 > 0.5) return [];
      const y = y1 + ((y2 - y1) * (0.5 - x1)) / (x2 - x1);
      return y >= BOX.north && y <= BOX.south ? [Math.round(y * 1e9)] : [];
    })
    .sort((a, b) => a - b);
}
