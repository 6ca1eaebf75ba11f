import { WORLD } from '../store/FlightStore';
import { ByteReader } from './ByteReader';
import { epochMark } from './epochMark';
import type { Message, Stand } from './messages';
import { BrokenMessage } from './messages';
import { RowTables } from './RowTables';

const SNAPSHOT = 1;
const DELTA_OF_WORLD = 2;
const DELTA_OF_TILES = 3;
const HEARTBEAT = 4;
const ERROR = 5;

interface Head extends Stand {
  readonly type: 'delta';
  readonly t: number;
}

/** Messages from their compact bytes, in which all tiles that a frame touches come together. */
export class CompactReader {
  constructor(private readonly tables = new RowTables()) {}

  /** What it tells: of each tile apart; nothing when it is of a type that is not known here. */
  read(bytes: Uint8Array): Message[] {
    const reader = new ByteReader(bytes);
    switch (reader.varint()) {
      case SNAPSHOT:
        return [this.snapshot(reader)];
      case DELTA_OF_WORLD:
        return [this.worldDelta(reader)];
      case DELTA_OF_TILES:
        return this.tilesDelta(reader);
      case HEARTBEAT:
        return [{ type: 'heartbeat', t: reader.varint(), shards: many(reader, standOf) }];
      case ERROR:
        return [{ type: 'error', code: textOf(reader), message: textOf(reader) }];
      default:
        return [];
    }
  }

  private snapshot(reader: ByteReader): Message {
    const stand = standOf(reader);
    const t = reader.varint();
    const tiles = tilesOf(reader, reader.varint());
    const views = tiles.length > 0 ? tiles : null;
    const content = this.tables.begin(stand.shard, stand.epoch, reader.rest());
    return { type: 'snapshot', ...stand, t, views, content };
  }

  private worldDelta(reader: ByteReader): Message {
    const head = this.head(reader);
    const ids = many(reader, numberOf);
    const content = this.tables.change(head.shard, WORLD, reader.rest(), ids);
    return { ...head, view: WORLD, prev: head.seq - 1, content };
  }

  /** First a table of the tiles, then what each of them is told. */
  private tilesDelta(reader: ByteReader): Message[] {
    const head = this.head(reader);
    let tile = 0;
    const entries = many(reader, () => {
      tile += reader.varint();
      return { tile, before: reader.varint(), size: reader.varint() };
    });
    return entries.map(({ tile: view, before, size }) => {
      const told = new ByteReader(reader.part(size));
      const ids = before % 2 === 1 ? many(told, numberOf) : [];
      const content = this.tables.change(head.shard, view, told.rest(), ids);
      return { ...head, view, prev: head.seq - Math.floor(before / 2), content };
    });
  }

  private head(reader: ByteReader): Head {
    const shard = reader.varint();
    const epoch = this.epoch(shard, reader.varint());
    return { type: 'delta', shard, epoch, seq: reader.varint(), t: reader.varint() };
  }

  /** The epoch that is held, if that is its mark; else one that nothing is held of. */
  private epoch(shard: number, mark: number): string {
    const held = this.tables.epochOf(shard);
    return held !== undefined && epochMark(held) === mark ? held : `mark ${mark}`;
  }
}

function standOf(reader: ByteReader): Stand {
  return { shard: reader.varint(), epoch: textOf(reader), seq: reader.varint() };
}

/** Each tile is written as the step from the one before. */
function tilesOf(reader: ByteReader, count: number): number[] {
  const tiles: number[] = [];
  for (let i = 0; i < count; i++) tiles.push((tiles.at(-1) ?? 0) + reader.varint());
  return tiles;
}

/** How many there are, then each of them. */
function many<T>(reader: ByteReader, read: (reader: ByteReader) => T): T[] {
  const all: T[] = [];
  for (let left = reader.varint(); left > 0; left--) all.push(read(reader));
  return all;
}

function numberOf(reader: ByteReader): number {
  return reader.varint();
}

function textOf(reader: ByteReader): string {
  const text = reader.text();
  if (text === null) throw new BrokenMessage('a text is missing');
  return text;
}
