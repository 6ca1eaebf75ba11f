import type { Stand } from '../../src/wire/messages';
import { text, varint } from './packedWriter';

/** What one tile, or the world, is told of a frame. */
export interface Told {
  readonly rows: readonly number[][];
  /** The small ids of those that are gone. */
  readonly removals: readonly number[];
}

export interface ToldOfTile extends Told {
  readonly tile: number;
  readonly prev: number;
}

export function snapshot(
  { shard, epoch, seq }: Stand,
  t: number,
  tiles: readonly number[] | null,
  rows: readonly number[][],
): Uint8Array {
  const out = [1];
  pushStand(out, { shard, epoch, seq });
  varint(out, t);
  varint(out, tiles?.length ?? 0);
  steps(tiles ?? []).forEach((step) => {
    varint(out, step);
  });
  return bytes(out, rows.flat());
}

export function worldDelta(stand: Stand, t: number, { rows, removals }: Told): Uint8Array {
  const out = head(2, stand, t);
  pushIds(out, removals);
  return bytes(out, rows.flat());
}

export function tilesDelta(stand: Stand, t: number, told: readonly ToldOfTile[]): Uint8Array {
  const out = head(3, stand, t);
  varint(out, told.length);
  const contents = told.map(({ rows, removals }) => {
    const content: number[] = [];
    if (removals.length > 0) pushIds(content, removals);
    return [...content, ...rows.flat()];
  });
  steps(told.map(({ tile }) => tile)).forEach((step, i) => {
    varint(out, step);
    varint(out, 2 * (stand.seq - told[i].prev) + (told[i].removals.length > 0 ? 1 : 0));
    varint(out, contents[i].length);
  });
  return bytes(out, contents.flat());
}

export function heartbeat(t: number, stands: readonly Stand[]): Uint8Array {
  const out = [4];
  varint(out, t);
  varint(out, stands.length);
  for (const each of stands) pushStand(out, each);
  return bytes(out);
}

/** The number that stands for an epoch, as the protocol has it. */
function mark(epoch: string): number {
  return Array.from(epoch, (c) => c.charCodeAt(0)).reduce((sum, b) => (sum * 31 + b) % 16384, 0);
}

function head(type: number, { shard, epoch, seq }: Stand, t: number): number[] {
  const out = [type];
  for (const number of [shard, mark(epoch), seq, t]) varint(out, number);
  return out;
}

function pushStand(out: number[], { shard, epoch, seq }: Stand): void {
  varint(out, shard);
  text(out, epoch);
  varint(out, seq);
}

function steps(tiles: readonly number[]): number[] {
  return tiles.map((tile, i) => tile - (i > 0 ? tiles[i - 1] : 0));
}

function pushIds(out: number[], removals: readonly number[]): void {
  varint(out, removals.length);
  for (const id of removals) varint(out, id);
}

function bytes(...parts: readonly number[][]): Uint8Array {
  return Uint8Array.from(parts.flat());
}
