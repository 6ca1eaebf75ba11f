import type { WebSocket } from 'ws';
import type { Flight } from '../../src/store/types';
import { tilesOf } from '../../src/wire/tiles';
import { ShardModel } from '../../test/support/ServerModel';
import { ServerSession } from '../../test/support/ServerSession';
import type { MadeUpSky } from './MadeUpSky';

const FRAME_MS = 250;
const HEARTBEAT_EVERY = 4;
/** What is newest comes so late into the past. */
const LATE_MS = 2_000;

interface Asked {
  readonly type: string;
  readonly t?: number;
  readonly speed?: number;
  readonly bbox?: readonly number[];
}

/** One client of a made-up sky, of now or of the past, as the server has it: docs/protocol.md. */
export class Player {
  private shard!: ShardModel;
  private session!: ServerSession;
  private epochs = 0;
  private frames = 0;
  private atMs: number;
  private speed: number;
  private playing = true;
  private tiles: readonly number[] | null;
  private readonly timer: ReturnType<typeof setInterval>;

  constructor(
    private readonly socket: WebSocket,
    private readonly sky: MadeUpSky,
    address: URL,
    readonly isPast: boolean,
    heard: (text: string) => void,
  ) {
    const asked = address.searchParams;
    this.atMs = isPast ? Number(asked.get('from')) * 1_000 : Date.now();
    this.speed = isPast ? Number(asked.get('speed') ?? 1) : 1;
    this.tiles = tilesIn(asked.get('bbox')?.split(',').map(Number));
    this.begin();
    socket.on('message', (data: Buffer) => {
      heard(data.toString());
      this.hear(JSON.parse(data.toString()) as Asked);
    });
    this.timer = setInterval(() => {
      this.frame();
    }, FRAME_MS);
  }

  end(): void {
    clearInterval(this.timer);
  }

  hangUp(): void {
    this.socket.close(1001);
  }

  private hear(asked: Asked): void {
    if (asked.type === 'view') this.tiles = tilesIn(asked.bbox);
    if (asked.type === 'seek') this.atMs = Math.min(this.newestMs, (asked.t ?? NaN) * 1_000);
    if (asked.type === 'play') {
      this.playing = true;
      this.speed = asked.speed ?? this.speed;
    }
    if (asked.type === 'pause') this.playing = false;
    if (asked.type === 'view' || asked.type === 'seek') this.begin();
    this.state();
  }

  private get newestMs(): number {
    return this.isPast ? Date.now() - LATE_MS : Date.now();
  }

  /** All of an instant, in an epoch of its own. */
  private begin(): void {
    this.shard = new ShardModel(0, `${this.isPast ? 'past' : 'now'}-${++this.epochs}`);
    this.session = new ServerSession([this.shard], this.tiles, 'compact', () =>
      Math.round(this.atMs),
    );
    this.shard.tick(this.atMs, this.sky.at(this.atMs));
    this.send(this.session.snapshots());
    this.send(this.session.heartbeats());
  }

  private frame(): void {
    if (this.playing) this.advance();
    const { shard, session } = this;
    const changes = changesOf(shard, this.sky.at(this.atMs));
    if (changes.size > 0) this.send(session.deltas(shard.tick(Math.round(this.atMs), changes)));
    if (++this.frames % HEARTBEAT_EVERY === 0) this.send(session.heartbeats());
  }

  private advance(): void {
    const { newestMs, sky, isPast } = this;
    this.atMs = isPast ? this.atMs + FRAME_MS * this.speed : newestMs;
    if (this.atMs > newestMs) {
      this.atMs = newestMs;
      if (this.speed !== 1) {
        this.speed = 1;
        this.state();
      }
    } else if (this.atMs < sky.fromMs) {
      this.atMs = sky.fromMs;
      this.playing = false;
      this.state();
    }
  }

  private state(): void {
    if (!this.isPast) return;
    const { atMs, speed, playing } = this;
    this.socket.send(JSON.stringify({ type: 'state', t: Math.round(atMs), speed, playing }));
  }

  private send(messages: readonly unknown[]): void {
    for (const message of messages) this.socket.send(message as Uint8Array);
  }
}

function changesOf(shard: ShardModel, sky: Map<string, Flight>): Map<string, Flight | null> {
  const changes = new Map<string, Flight | null>();
  for (const [icao24, { flight }] of shard.aircraft) {
    const now = sky.get(icao24);
    if (!now) changes.set(icao24, null);
    else if (now.lastContactMs !== flight.lastContactMs) changes.set(icao24, now);
  }
  for (const [icao24, flight] of sky) if (!shard.aircraft.has(icao24)) changes.set(icao24, flight);
  return changes;
}

function tilesIn(corners: readonly number[] | undefined): readonly number[] | null {
  if (!corners) return null;
  const [west, south, east, north] = corners;
  return tilesOf({ west, south, east, north }).tiles;
}
