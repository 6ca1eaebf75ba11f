import type { Box, View } from './live';

const SIZE = 10;
const ROWS = 18;
const COLUMNS = 36;

/** More tiles than that are better watched as the world; the event bus lets none have many more. */
const MOST_TILES = 120;

/** Boxes sent lie this far inside their tiles, so that nobody can doubt what their edges touch. */
const MARGIN = 0.1;

export function tileAt(lat: number, lon: number): number {
  return rowOf(lat) * COLUMNS + columnOf(lon);
}

/** `n40w080` is latitude 40 to 50, longitude -80 to -70. */
export function tileName(tile: number): string {
  const south = Math.floor(tile / COLUMNS) * SIZE - 90;
  const west = (tile % COLUMNS) * SIZE - 180;
  const lat = String(Math.abs(south)).padStart(2, '0');
  const lon = String(Math.abs(west)).padStart(3, '0');
  return `${south < 0 ? 's' : 'n'}${lat}${west < 0 ? 'w' : 'e'}${lon}`;
}

/** The tile of that name, -1 if there is none. */
export function tileOfName(name: string): number {
  const parts = /^([ns])(\d\d)([ew])(\d\d\d)$/.exec(name);
  if (!parts) return -1;
  const tile = tileAt(signed(parts[1], 's', parts[2]), signed(parts[3], 'w', parts[4]));
  return tileName(tile) === name ? tile : -1;
}

/** What is watched, in tiles: two that have the same tiles are the same view to the server. */
export interface TileView {
  /** In ascending order; null for the world. */
  readonly tiles: readonly number[] | null;
  /** What to tell the server; null for the world. */
  readonly box: Box | null;
}

export const WORLD_TILES: TileView = { tiles: null, box: null };

/** The tiles that a view touches, the world if they are very many. */
export function tilesOf(view: View): TileView {
  if ('world' in view) return WORLD_TILES;
  const south = rowOf(Math.min(view.south, view.north));
  const north = rowOf(Math.max(view.south, view.north));
  const west = columnOf(view.west);
  const columns = columnsFrom(west, view);
  if (columns * (north - south + 1) > MOST_TILES) return WORLD_TILES;
  const tiles: number[] = [];
  for (let row = south; row <= north; row++) {
    for (let i = 0; i < columns; i++) tiles.push(row * COLUMNS + ((west + i) % COLUMNS));
  }
  const east = (west + columns - 1) % COLUMNS;
  return { tiles: tiles.sort((a, b) => a - b), box: inside(west, south, east, north) };
}

export function sameTiles(a: TileView, b: TileView): boolean {
  if (!a.tiles || !b.tiles) return a.tiles === b.tiles;
  return a.tiles.length === b.tiles.length && a.tiles.every((tile, i) => tile === b.tiles?.[i]);
}

/**
 * Whether who watches `held` may keep it although `wanted` is seen: each change costs a snapshot.
 */
export function isGoodEnough(held: TileView, wanted: TileView): boolean {
  if (!held.tiles || !wanted.tiles) return held.tiles === wanted.tiles;
  const has = new Set(held.tiles);
  const covers = wanted.tiles.every((tile) => has.has(tile));
  return covers && held.tiles.length <= wanted.tiles.length + 24;
}

function columnsFrom(west: number, view: Box): number {
  if (view.east - view.west >= 360) return COLUMNS;
  const columns = ((columnOf(view.east) - west + COLUMNS) % COLUMNS) + 1;
  // East may lie in the column where west does, but nearly all around the world.
  const wraps = columns === 1 && mod(view.east - view.west, 360) > SIZE;
  return wraps ? COLUMNS : columns;
}

function inside(west: number, south: number, east: number, north: number): Box {
  return {
    west: west * SIZE - 180 + MARGIN,
    south: south * SIZE - 90 + MARGIN,
    east: (east + 1) * SIZE - 180 - MARGIN,
    north: (north + 1) * SIZE - 90 - MARGIN,
  };
}

function rowOf(lat: number): number {
  return Math.max(0, Math.min(ROWS - 1, Math.floor((lat + 90) / SIZE)));
}

function columnOf(lon: number): number {
  return Math.floor(mod(lon + 180, 360) / SIZE) % COLUMNS;
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}

function signed(side: string | undefined, negative: string, digits: string | undefined): number {
  return side === negative ? -Number(digits) : Number(digits);
}
