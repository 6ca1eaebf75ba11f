import { CompactReader } from './CompactReader';
import { BrokenMessage, type Message, type Stand } from './messages';
import { PackedReader } from './PackedReader';
import { RowTables } from './RowTables';
import type { TileView } from './tiles';
import type { Transport, TransportListener } from './Transport';

/** The smaller one first: a server takes the first that it knows, an older one the second. */
const COMPACT = 'sky.v2.compact';
const PACKED = 'sky.v1.msgpack';

/** The server's own WebSocket: the smallest way. */
export class WebSocketTransport implements Transport {
  readonly name = 'ws';
  /** In common, since who resumes may find a server that speaks the other one. */
  private readonly tables = new RowTables();
  private readonly compact = new CompactReader(this.tables);
  private readonly packed = new PackedReader(this.tables);
  private socket: WebSocket | null = null;
  /** What to say when the connection stands. */
  private unsaid: string[] = [];

  constructor(
    private readonly server: URL,
    private readonly listener: TransportListener,
  ) {}

  open(view: TileView, held: readonly Stand[]): void {
    this.close();
    const socket = new WebSocket(this.address(view, held), [COMPACT, PACKED]);
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

  watch({ box }: TileView): void {
    this.say(box ? { type: 'view', bbox: corners(box) } : { type: 'view', world: true });
  }

  recover(held: readonly Stand[]): void {
    this.say({ type: 'resume', shards: held });
  }

  close(): void {
    const socket = this.socket;
    this.socket = null;
    this.unsaid = [];
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(1000);
  }

  private address({ box }: TileView, held: readonly Stand[]): URL {
    const address = new URL('ws/flights', this.server);
    address.protocol = this.server.protocol === 'https:' ? 'wss:' : 'ws:';
    if (box) address.searchParams.set('bbox', corners(box).join(','));
    if (held.length > 0) {
      const stands = held.map(({ shard, epoch, seq }) => `${shard}:${epoch}:${seq}`);
      address.searchParams.set('resume', stands.join(','));
    }
    return address;
  }

  private say(message: unknown): void {
    const text = JSON.stringify(message);
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(text);
    else this.unsaid.push(text);
  }

  private received(socket: WebSocket, data: unknown): void {
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

  private ended(code: number): void {
    this.socket = null;
    this.unsaid = [];
    this.listener.closed(code);
  }
}

function corners({ west, south, east, north }: NonNullable<TileView['box']>): number[] {
  return [west, south, east, north];
}
