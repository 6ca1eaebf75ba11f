import type { Line } from '../../src/geo/rings';

type Point = readonly [number, number];

export function lineOf(...points: readonly Point[]): Line {
  return Float32Array.from(points.flat());
}

export function pointsOf(line: Line): Point[] {
  return Array.from({ length: line.length / 2 }, (_, i) => [line[2 * i], line[2 * i + 1]]);
}
