import type { Line } from './rings';

/** The countries of the world, from Natural Earth. */
export interface World {
  readonly coast: readonly Line[];
  readonly borders: readonly Line[];
  /** Closed lines around land, and around seas and lakes in it. */
  readonly land: readonly Line[];
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
  const arcs = heads.map((head) => new Float32Array((head >> 1) * 2));
  for (const axis of [0, 1])
    for (const arc of arcs) {
      let last = 0;
      for (let i = axis; i < arc.length; i += 2) arc[i] = (last += signed()) / perDegree;
    }
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
function stitched(ring: readonly number[], arcs: readonly Line[]): Line {
  const arcOf = (index: number) => arcs[index < 0 ? ~index : index];
  const values = ring.reduce((sum, index) => sum + arcOf(index).length, 2 - 2 * ring.length);
  const line = new Float32Array(values);
  let end = 0;
  for (const index of ring) {
    const arc = arcOf(index);
    // What two arcs share is written twice, at the same place.
    if (end > 0) end -= 2;
    if (index >= 0) line.set(arc, end);
    else
      for (let i = arc.length - 2, to = end; i >= 0; i -= 2, to += 2) {
        line[to] = arc[i];
        line[to + 1] = arc[i + 1];
      }
    end += arc.length;
  }
  return line;
}
