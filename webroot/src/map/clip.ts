/** A part of a flat picture; north and west are the smaller numbers. */
export interface Box {
  readonly west: number;
  readonly east: number;
  readonly north: number;
  readonly south: number;
}

const WEST = 1;
const EAST = 2;
const NORTH = 4;
const SOUTH = 8;

/**
 * Hands over a line without most of its points outside a box: from a coast of a continent, what a tile
 * shows is little. Within the box nothing changes, neither the line nor what a closed one encloses, since
 * what is left out lies beyond one and the same edge, as does the straight way that replaces it.
 */
export function clipped(
  xs: Float64Array,
  ys: Float64Array,
  box: Box,
  put: (x: number, y: number) => void,
): void {
  const last = xs.length - 1;
  let beyond = 0;
  for (let i = 0; i <= last; i++) {
    const side = sideOf(xs[i], ys[i], box);
    if (i > 0 && i < last && (beyond & side & sideOf(xs[i + 1], ys[i + 1], box)) !== 0) {
      beyond &= side;
      continue;
    }
    put(xs[i], ys[i]);
    beyond = side;
  }
}

/** Beyond which edges of the box a point lies. */
function sideOf(x: number, y: number, { west, east, north, south }: Box): number {
  return (x < west ? WEST : x > east ? EAST : 0) | (y < north ? NORTH : y > south ? SOUTH : 0);
}
