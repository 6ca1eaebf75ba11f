import type { WebSocket } from 'ws';
import { ServerSession } from '../test/support/ServerSession';
import type { Frame, ShardModel } from '../test/support/ServerModel';
import { tilesOf } from '../src/wire/tiles';

type Corners = readonly number[];

/** One page as a server has it: what it watches, and what it is told. */
export class SkyClient {
  private readonly session: ServerSession;

  constructor(
    private readonly socket: WebSocket,
    shards: readonly ShardModel[],
    address: URL,
  ) {
    const box = address.searchParams.get('bbox');
    this.session = new ServerSession(shards, tilesIn(box?.split(',').map(Number)), 'compact');
    this.send(this.session.snapshots());
    socket.on('message', (text: Buffer) => {
      this.asked(JSON.parse(text.toString()) as { readonly type: string; readonly bbox?: Corners });
    });
  }

  tell(frames: readonly Frame[]): void {
    this.send(frames.flatMap((frame) => this.session.deltas(frame)));
  }

  beat(): void {
    this.send(this.session.heartbeats());
  }

  /** Another view, or what was missed: frames are not kept here, so both get everything. */
  private asked({ type, bbox }: { readonly type: string; readonly bbox?: Corners }): void {
    if (type === 'view') this.session.tiles = tilesIn(bbox);
    this.send(this.session.snapshots());
  }

  private send(messages: readonly unknown[]): void {
    for (const message of messages) this.socket.send(message as Uint8Array);
  }
}

function tilesIn(corners: Corners | undefined): readonly number[] | null {
  if (!corners) return null;
  const [west, south, east, north] = corners;
  return tilesOf({ west, south, east, north }).tiles;
}
