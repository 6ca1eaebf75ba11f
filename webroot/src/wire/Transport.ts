import type { TransportName } from './live';
import type { Message, Stand } from './messages';
import type { TileView } from './tiles';

/** What a transport tells. After `closed` it tells nothing more until it is opened again. */
export interface TransportListener {
  message(message: Message): void;
  /** A node said how it fares. Not every transport is told. */
  nodeStatus(body: unknown): void;
  /** Something is odd about an aircraft. Not every transport is told. */
  anomaly(body: unknown): void;
  /** So many bytes came; as many as they had on the wire, less frames and headers. */
  bytes(count: number): void;
  /** The connection ended, or never began. The code is a WebSocket's, null when there was none. */
  closed(code: number | null): void;
}

/** A way to the server. It does not try again by itself, and judges nothing. */
export interface Transport {
  readonly name: TransportName;
  /** Connects, to watch the view, holding this already. */
  open(view: TileView, held: readonly Stand[]): void;
  /** Watches another view. */
  watch(view: TileView): void;
  /** Asks for what is missing. */
  recover(held: readonly Stand[]): void;
  /** Ends the connection, without telling the listener. */
  close(): void;
}
