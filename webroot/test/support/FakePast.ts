import type { ConnectPast, PastSocket } from '../../src/past/PastLine';
import { unknownFlight } from '../../src/store/flight';
import { WORLD } from '../../src/store/FlightStore';
import type { Flight } from '../../src/store/types';
import type { Message } from '../../src/wire/messages';
import type { SocketListener } from '../../src/wire/PackedSocket';

interface Said {
  readonly type: string;
  readonly t?: number;
  readonly speed?: number;
}

/** The server of the past as a client meets it; notes what it is told, and says what a test has it say. */
export class FakePast implements PastSocket {
  readonly opened: URL[] = [];
  said: Said[] = [];
  private listener!: SocketListener;
  private epochs = 0;
  private seq = 0;

  readonly connect: ConnectPast = (listener) => {
    this.listener = listener;
    return this;
  };

  open(address: URL): void {
    this.opened.push(address);
  }

  say(message: unknown): void {
    this.said.push(message as Said);
  }

  close(): void {
    this.said.push({ type: 'closed' });
  }

  /** The instants that were asked for, in Unix seconds. */
  get seeks(): (number | undefined)[] {
    return this.said.filter(({ type }) => type === 'seek').map(({ t }) => t);
  }

  snapshot(tMs: number, ...flights: Partial<Flight>[]): void {
    this.seq = 1;
    const epoch = `past-${++this.epochs}`;
    this.tell({
      ...{ type: 'snapshot', shard: 0, epoch, seq: 1, t: tMs, views: null },
      content: contentOf(flights),
    });
  }

  delta(tMs: number, ...flights: Partial<Flight>[]): void {
    const seq = ++this.seq;
    this.tell({
      ...{ type: 'delta', shard: 0, epoch: `past-${this.epochs}`, seq, prev: seq - 1 },
      ...{ t: tMs, view: WORLD, content: contentOf(flights) },
    });
  }

  /** What comes next is missing. */
  lose(): void {
    this.seq++;
  }

  heartbeat(tMs: number): void {
    const stand = { shard: 0, epoch: `past-${this.epochs}`, seq: this.seq };
    this.tell({ type: 'heartbeat', t: tMs, shards: [stand] });
  }

  error(message: string): void {
    this.tell({ type: 'error', code: 'not_ready', message });
  }

  state(tMs: number, speed: number, playing: boolean): void {
    this.listener.told?.({ type: 'state', t: tMs, speed, playing });
  }

  ends(code: number | null): void {
    this.listener.closed(code);
  }

  private tell(message: Message): void {
    this.listener.message(message);
  }
}

function contentOf(flights: readonly Partial<Flight>[]) {
  return {
    upserts: (take: (flight: Flight) => void) => {
      for (const flight of flights) take({ ...unknownFlight(), ...flight });
    },
    removals: () => undefined,
  };
}
