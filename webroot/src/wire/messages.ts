import type { Flight } from '../store/types';

/** Where a client stands with a shard. */
export interface Stand {
  readonly shard: number;
  readonly epoch: string;
  readonly seq: number;
}

/**
 * The flights of a message, decoded as they are asked for. Rows of MessagePack are differences to
 * what the messages before said: ask only for what the sequence says is next, once, and upserts first.
 */
export interface Content {
  upserts(take: (flight: Readonly<Flight>) => void): void;
  removals(take: (icao24: string) => void): void;
}

export interface Snapshot extends Stand {
  readonly type: 'snapshot';
  readonly t: number;
  /** The tiles that it tells of, null for the world. */
  readonly views: readonly number[] | null;
  /** The view at whose address of the event bus it came; without it, it is all that is watched. */
  readonly at?: number;
  readonly content: Content;
}

export interface Delta extends Stand {
  readonly type: 'delta';
  readonly t: number;
  /** A tile, or WORLD. */
  readonly view: number;
  readonly prev: number;
  readonly content: Content;
}

export interface Heartbeat {
  readonly type: 'heartbeat';
  readonly t: number;
  readonly shards: readonly Stand[];
  /** The view at whose address of the event bus it came, and of which alone it speaks then. */
  readonly at?: number;
}

export interface ServerError {
  readonly type: 'error';
  readonly code: string;
  readonly message: string;
}

export type Message = Snapshot | Delta | Heartbeat | ServerError;

/** The epoch of a shard that is no more. */
export const GONE = 'gone';
/** Names a shard of which everything is to come anew. */
export const NO_EPOCH = '';

/** A message that breaks the protocol. */
export class BrokenMessage extends Error {
  override readonly name = 'BrokenMessage';
}
