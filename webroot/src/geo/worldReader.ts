import type { Point } from './rings';

/** The countries of the world, from Natural Earth, as lines of longitudes and latitudes. */
export interface World {
  readonly coast: readonly (readonly Point[])[];
  readonly borders: readonly (readonly Point[])[];
  /** Closed lines around land, and around seas in it. */
  readonly land: readonly (readonly Point[])[];
}

/** Reads what build/world.ts writes. */
export function readWorld(bytes: Uint8Array): World {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  };
  const signed = (): number => {
    const value = varint();
    return value & 1 ? -((value + 1) / 2) : value / 2;
  };
  const perDegree = varint();
  const heads = Array.from({ length: varint() }, varint);
  const axis = () =>
    heads.map((head) => {
      let last = 0;
      return Array.from({ length: head >> 1 }, () => (last += signed()) / perDegree);
    });
  const [lons, lats] = [axis(), axis()];
  const arcs = lons.map((line, i) => line.map((lon, k): Point => [lon, lats[i][k]]));
  const land = Array.from({ length: varint() }, () =>
    stitched(Array.from({ length: varint() }, signed), arcs),
  );
  return {
    coast: arcs.filter((_, i) => (heads[i] & 1) === 0),
    borders: arcs.filter((_, i) => (heads[i] & 1) === 1),
    land,
  };
}

/** Arcs one after the other, each beginning where the last ended; those told as `~i` go backwards. */
export function stitched(ring: readonly number[], arcs: readonly (readonly Point[])[]): Point[] {
  const line: Point[] = [];
  for (const index of ring) {
    const arc = index < 0 ? arcs[~index].toReversed() : arcs[index];
    line.push(...(line.length > 0 ? arc.slice(1) : arc));
  }
  return line;
}
