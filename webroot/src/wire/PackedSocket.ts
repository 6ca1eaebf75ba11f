import { CompactReader } from './CompactReader';
import type { Box } from './live';
import { BrokenMessage, type Message } from './messages';
import { PackedReader } from './PackedReader';
import { RowTables } from './RowTables';
import type { TileView } from './tiles';

/** The smaller one first: a server takes the first that it knows, an older one the second. */
const COMPACT = 'sky.v2.compact';
const PACKED = 'sky.v1.msgpack';

export interface SocketListener {
  message(message: Message): void;
  /** What is no message of the live protocol, parsed from its JSON. */
  told?(body: unknown): void;
  /** So many bytes came; as many as they had on the wire, less frames and headers. */
  bytes(count: number): void;
  /** The connection ended, or never began; null when what came could not be read. */
  closed(code: number | null): void;
}

/** A WebSocket that brings the live protocol's messages as bytes, and takes JSON. */
export class PackedSocket {
  /** In common, since who resumes may find a server that speaks the other one. */
  private readonly tables = new RowTables();
  private readonly compact = new CompactReader(this.tables);
  private readonly packed = new PackedReader(this.tables);
  private socket: WebSocket | null = null;
  /** What to say when the connection stands. */
  private unsaid: string[] = [];

  constructor(private readonly listener: SocketListener) {}

  /** @param address with the protocol of the page, `http` or `https` */
  open(address: URL): void {
    this.close();
    const place = new URL(address);
    place.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(place, [COMPACT, PACKED]);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      for (const text of this.unsaid.splice(0)) socket.send(text);
    };
    socket.onmessage = ({ data }) => {
      this.received(socket, data);
    };
    socket.onclose = ({ code }) => {
      this.ended(code);
    };
    this.socket = socket;
  }

  say(message: unknown): void {
    const text = JSON.stringify(message);
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(text);
    else this.unsaid.push(text);
  }

  /** Ends the connection, without telling the listener. */
  close(): void {
    const socket = this.socket;
    this.socket = null;
    this.unsaid = [];
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(1000);
  }

  private received(socket: WebSocket, data: unknown): void {
    if (typeof data === 'string') this.heard(data);
    if (!(data instanceof ArrayBuffer)) return;
    this.listener.bytes(data.byteLength);
    const reader = socket.protocol === COMPACT ? this.compact : this.packed;
    let messages: Message[];
    try {
      messages = reader.read(new Uint8Array(data));
    } catch (problem) {
      if (!(problem instanceof BrokenMessage)) throw problem;
      // Whose shard it was cannot be known: begin anew.
      this.close();
      this.listener.closed(null);
      return;
    }
    for (const message of messages) {
      // Whoever was told of one tile may have hung up before the next.
      if (socket === this.socket) this.listener.message(message);
    }
  }

  private heard(text: string): void {
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      // Nobody says such a thing; nothing depends on it.
      return;
    }
    this.listener.told?.(body);
  }

  private ended(code: number): void {
    this.socket = null;
    this.unsaid = [];
    this.listener.closed(code);
  }
}

/** What a client says to watch a view. */
export function viewMessage({ box }: TileView): unknown {
  return box ? { type: 'view', bbox: corners(box) } : { type: 'view', world: true };
}

export function corners({ west, south, east, north }: Box): number[] {
  return [west, south, east, north];
}
