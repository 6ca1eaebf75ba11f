import type { TransportName } from '../../src/wire/live';
import type { Message, Stand } from '../../src/wire/messages';
import type { TileView } from '../../src/wire/tiles';
import type { Transport, TransportListener } from '../../src/wire/Transport';

/** Notes what it is told, and says what a test has it say. */
export class FakeTransport implements Transport {
  readonly said: { what: string; view?: TileView; held?: readonly Stand[] }[] = [];

  constructor(
    readonly name: TransportName,
    readonly listener: TransportListener,
  ) {}

  open(view: TileView, held: readonly Stand[]): void {
    this.said.push({ what: 'open', view, held });
  }

  watch(view: TileView): void {
    this.said.push({ what: 'watch', view });
  }

  recover(held: readonly Stand[]): void {
    this.said.push({ what: 'recover', held });
  }

  close(): void {
    this.said.push({ what: 'close' });
  }

  count(what: string): number {
    return this.said.filter((each) => each.what === what).length;
  }

  snapshot(seq: number): void {
    const content = { upserts: () => undefined, removals: () => undefined };
    this.tell({ type: 'snapshot', shard: 0, epoch: 'a', seq, t: 1, views: null, content });
  }

  delta(seq: number, t = Date.now()): void {
    const content = { upserts: () => undefined, removals: () => undefined };
    this.tell({
      type: 'delta',
      ...{ shard: 0, epoch: 'a', seq, t, view: -1, prev: seq - 1 },
      content,
    });
  }

  heartbeat(seq: number): void {
    this.tell({ type: 'heartbeat', t: Date.now(), shards: [{ shard: 0, epoch: 'a', seq }] });
  }

  /** What a server says to begin with. */
  greet(): void {
    this.snapshot(1);
    this.heartbeat(1);
  }

  private tell(message: Message): void {
    this.listener.message(message);
  }
}
