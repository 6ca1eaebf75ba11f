import type { Stand } from './messages';
import { corners, PackedSocket, viewMessage } from './PackedSocket';
import type { TileView } from './tiles';
import type { Transport, TransportListener } from './Transport';

/** The server's own WebSocket: the smallest way. */
export class WebSocketTransport implements Transport {
  readonly name = 'ws';
  private readonly socket: PackedSocket;

  constructor(
    private readonly server: URL,
    listener: TransportListener,
  ) {
    this.socket = new PackedSocket(listener);
  }

  open(view: TileView, held: readonly Stand[]): void {
    this.socket.open(this.address(view, held));
  }

  watch(view: TileView): void {
    this.socket.say(viewMessage(view));
  }

  recover(held: readonly Stand[]): void {
    this.socket.say({ type: 'resume', shards: held });
  }

  close(): void {
    this.socket.close();
  }

  private address({ box }: TileView, held: readonly Stand[]): URL {
    const address = new URL('ws/flights', this.server);
    if (box) address.searchParams.set('bbox', corners(box).join(','));
    if (held.length > 0) {
      const stands = held.map(({ shard, epoch, seq }) => `${shard}:${epoch}:${seq}`);
      address.searchParams.set('resume', stands.join(','));
    }
    return address;
  }
}
