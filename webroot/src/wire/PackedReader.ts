import { decode } from '@msgpack/msgpack';
import { WORLD } from '../store/FlightStore';
import type { Message, Stand } from './messages';
import { BrokenMessage } from './messages';
import { RowTables } from './RowTables';

const SNAPSHOT = 1;
const DELTA_OF_WORLD = 2;
const DELTA_OF_TILE = 3;
const HEARTBEAT = 4;
const ERROR = 5;

/** Messages from their MessagePack. */
export class PackedReader {
  constructor(private readonly tables = new RowTables()) {}

  /** The message; none when it is of a type that is not known here. */
  read(bytes: Uint8Array): Message[] {
    const message = this.message(array(unpack(bytes)));
    return message ? [message] : [];
  }

  private message(parts: unknown[]): Message | null {
    switch (parts[0]) {
      case SNAPSHOT:
        return this.snapshot(parts);
      case DELTA_OF_WORLD:
        return this.worldDelta(parts);
      case DELTA_OF_TILE:
        return this.tileDelta(parts);
      case HEARTBEAT:
        return { type: 'heartbeat', t: number(parts[1]), shards: array(parts[2]).map(standOf) };
      case ERROR:
        return { type: 'error', code: text(parts[1]), message: text(parts[2]) };
      default:
        return null;
    }
  }

  private snapshot(parts: unknown[]): Message {
    const stand = standOf(parts.slice(1));
    const views = parts[5] === null ? null : array(parts[5]).map(number);
    const content = this.tables.begin(stand.shard, stand.epoch, bytesOf(parts[6]));
    return { type: 'snapshot', ...stand, t: number(parts[4]), views, content };
  }

  private worldDelta(parts: unknown[]): Message {
    const stand = standOf(parts.slice(1));
    const content = this.tables.change(stand.shard, WORLD, bytesOf(parts[5]), ids(parts[6]));
    const t = number(parts[4]);
    return { type: 'delta', ...stand, t, view: WORLD, prev: stand.seq - 1, content };
  }

  private tileDelta(parts: unknown[]): Message {
    const stand = standOf(parts.slice(1));
    const view = number(parts[5]);
    const content = this.tables.change(stand.shard, view, bytesOf(parts[7]), ids(parts[8]));
    return { type: 'delta', ...stand, t: number(parts[4]), view, prev: number(parts[6]), content };
  }
}

function unpack(bytes: Uint8Array): unknown {
  try {
    return decode(bytes);
  } catch (problem) {
    throw new BrokenMessage(`it is no MessagePack: ${String(problem)}`);
  }
}

function standOf(parts: unknown): Stand {
  const [shard, epoch, seq] = array(parts);
  return { shard: number(shard), epoch: text(epoch), seq: number(seq) };
}

function array(value: unknown): unknown[] {
  return Array.isArray(value) ? value : broken('an array', value);
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : broken('a number', value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : broken('a text', value);
}

function ids(value: unknown): number[] {
  return array(value).map(number);
}

function bytesOf(value: unknown): Uint8Array {
  return value instanceof Uint8Array ? value : broken('bytes', value);
}

function broken(expected: string, value: unknown): never {
  throw new BrokenMessage(`there should be ${expected}, not ${typeof value}`);
}
