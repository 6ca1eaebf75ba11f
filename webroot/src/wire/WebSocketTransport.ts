import { BrokenMessage, type Message, type Stand } from './messages';
import { PackedReader } from './PackedReader';
import type { TileView } from './tiles';
import type { Transport, TransportListener } from './Transport';

const SUBPROTOCOL = 'sky.v1.msgpack';

/** The server's own WebSocket, with MessagePack: the smallest way. */
export class WebSocketTransport implements Transport {
  readonly name = 'ws';
  private readonly reader = new PackedReader();
  private socket: WebSocket | null = null;
  /** What to say when the connection stands. */
  private unsaid: string[] = [];

  constructor(
    private readonly server: URL,
    private readonly listener: TransportListener,
  ) {}

  open(view: TileView, held: readonly Stand[]): void {
    this.close();
    const socket = new WebSocket(this.address(view, held), SUBPROTOCOL);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      for (const text of this.unsaid.splice(0)) socket.send(text);
    };
    socket.onmessage = ({ data }) => {
      this.received(data);
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

  private received(data: unknown): void {
    if (!(data instanceof ArrayBuffer)) return;
    this.listener.bytes(data.byteLength);
    let message: Message | null;
    try {
      message = this.reader.read(new Uint8Array(data));
    } catch (problem) {
      if (!(problem instanceof BrokenMessage)) throw problem;
      // Whose shard it was cannot be known: begin anew.
      this.close();
      this.listener.closed(null);
      return;
    }
    if (message) this.listener.message(message);
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
