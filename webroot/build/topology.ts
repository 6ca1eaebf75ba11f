import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Point } from './simplified.ts';

/** As much of a TopoJSON file as is read here. */
export interface Topology {
  readonly transform: { readonly scale: Point; readonly translate: Point };
  readonly arcs: readonly (readonly Point[])[];
  readonly objects: Record<string, { readonly geometries: readonly Shape[] }>;
}

export interface Shape {
  readonly type: string;
  readonly arcs?: readonly unknown[];
}

/** A file of a package. */
export function readTopology(name: string): Topology {
  const path = createRequire(import.meta.url).resolve(name);
  return JSON.parse(readFileSync(path, 'utf8')) as Topology;
}

/** The closed lines of a shape, each as arcs of its topology; those told as `~i` go backwards. */
export function ringsOf({ type, arcs }: Shape): number[][] {
  if (type === 'Polygon') return arcs as number[][];
  return type === 'MultiPolygon' ? (arcs as number[][][]).flat() : [];
}

/** An arc in degrees. */
export function absolute(
  arc: readonly Point[],
  { transform: { scale, translate } }: Topology,
): Point[] {
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}
