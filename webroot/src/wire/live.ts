/** What the page may ask of the live connection, and what it is told about it. */

/** A box in degrees; west > east reaches across the date line. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** What is watched. */
export type View = { readonly world: true } | Box;

export const WORLD_VIEW: View = { world: true };

export type TransportName = 'eventbus' | 'ws';

/**
 * - `connecting`: for the first time, or after a change of transport
 * - `live`: everything of the view is here and up to date
 * - `recovering`: connected; something was missed and has been asked for
 * - `reconnecting`: the connection was lost; what is shown grows old
 * - `locked`: the server wants to know first who it is
 * - `parked`: the past is shown; nothing of now is followed but how the nodes fare
 * - `stopped`: nobody wants it
 */
export type ConnectionState =
  'connecting' | 'live' | 'recovering' | 'reconnecting' | 'locked' | 'parked' | 'stopped';

export interface LiveStatus {
  readonly state: ConnectionState;
  /** The one in use, which is another than the one wanted after a fall-back. */
  readonly transport: TransportName;
  readonly wanted: TransportName;
  /** Why it is not live, in words; null when there is nothing to say. */
  readonly problem: string | null;
  /** When the next attempt to connect is made, by `performance.now()`; null when none is planned. */
  readonly retryAtMs: number | null;
  /** How much later than the quickest messages the last ones came. NaN before there were any. */
  readonly delayMs: number;
  readonly updatesPerS: number;
  readonly bytesPerS: number;
  /** How often something had been missed and was asked for again. */
  readonly resyncs: number;
}

/**
 * - `STARTING`: no answer yet
 * - `FAILING`: the last try failed; it tries again by itself
 * - `PAUSED`: it waits, because the log takes no more
 * - `STANDBY`: no node runs it
 */
export type FeedPhase = 'STARTING' | 'RUNNING' | 'FAILING' | 'PAUSED' | 'STANDBY';

/** How a place that positions come from fares. */
export interface FeedHealth {
  readonly name: string;
  readonly phase: FeedPhase;
  /** What went wrong last, in words. */
  readonly problem: string | null;
  /** Server's clock, Unix ms; 0 before the first good answer. */
  readonly lastSuccessMs: number;
  readonly statesPerSecond: number;
  /** Different ones, in the last minute. */
  readonly aircraft: number;
}

export interface Live {
  readonly status: Readable<LiveStatus>;
  readonly feeds: Readable<readonly FeedHealth[]>;
  /** Setting it reconnects over the other transport. */
  transport: TransportName;
  /** Also after it was parked or stopped. */
  start(): void;
  stop(): void;
  /** The server wants to know who it is: nothing is tried any more until somebody has logged in. */
  lock(): void;
  /** Somebody has. */
  unlock(): void;
  /** May be called as the camera moves: it is sent at most a few times a second, and only changes. */
  setView(view: View): void;
}

/** A value that changes. */
export interface Readable<T> {
  readonly value: T;
  /** Calls on each change, until the answer is called. */
  subscribe(listener: (value: T) => void): () => void;
}
