import { describe, expect, it } from 'vitest';
import { FlightStore } from '../src/store/FlightStore';
import type { Flight } from '../src/store/types';
import { Follower } from '../src/wire/Follower';
import { readJson } from '../src/wire/jsonReader';
import type { Message } from '../src/wire/messages';
import { CompactReader } from '../src/wire/CompactReader';
import { PackedReader } from '../src/wire/PackedReader';
import { tileAt } from '../src/wire/tiles';
import { asStored, byAddress, flightsOf } from './support/flights';
import { Random } from './support/random';
import { ShardModel, someFlight } from './support/ServerModel';
import { ServerSession, type Way } from './support/ServerSession';

const TILES = [25, 35, 45].flatMap((lat) => [-75, -65, -55].map((lon) => tileAt(lat, lon)));
const MOST_AIRCRAFT = 12;

/** A server and a client, between which messages get lost, connections break, views change. */
class Story {
  private readonly random: Random;
  private readonly shards = [new ShardModel(0, 'a'), new ShardModel(1, 'b')];
  private readonly store = new FlightStore();
  private readonly follower = new Follower(this.store);
  private readonly packed = new PackedReader();
  private readonly compact = new CompactReader();
  private readonly session: ServerSession;
  private wire: unknown[] = [];
  private now = 1_767_323_000_000;
  private owesSnapshot = false;
  resumed = 0;

  constructor(
    seed: number,
    private readonly way: Way,
  ) {
    this.random = new Random(seed);
    this.session = new ServerSession(this.shards, this.someView(), way);
    this.wire = [...this.session.snapshots(), ...this.session.heartbeats()];
  }

  step(): void {
    const what = this.random.int(20);
    if (what < 12) this.tick();
    else if (what === 12) this.changeView();
    else if (what === 13) this.loseOne();
    else if (what === 14) this.breakConnection();
    else if (what === 15) this.restartShard();
    else if (what === 16) this.moveAircraft();
    else this.heartbeat();
    if (this.random.chance(0.6)) this.deliver();
  }

  /** Until everything is delivered and nothing is missing. */
  settle(): void {
    for (let i = 0; i < 3; i++) {
      this.heartbeat();
      this.deliver();
    }
    expect(this.wire).toEqual([]);
    expect(this.follower.isLost).toBe(false);
  }

  check(): void {
    const flights = this.shards.flatMap((shard) =>
      [...shard.aircraft.values()].map((a) => a.flight),
    );
    const seen = flights.filter((flight) => this.session.sees(flight)).map(asStored);
    expect(flightsOf(this.store)).toEqual(byAddress(seen));
  }

  private tick(): void {
    for (const shard of this.shards) {
      if (this.random.chance(0.7)) this.tell(shard, this.someChanges(shard));
    }
  }

  private someChanges(shard: ShardModel): Map<string, Flight | null> {
    const changes = new Map<string, Flight | null>();
    for (const [icao24, { flight }] of shard.aircraft) {
      if (this.random.chance(0.1)) changes.set(icao24, null);
      else if (this.random.chance(0.5))
        changes.set(icao24, someFlight(this.random, icao24, flight));
    }
    while (shard.aircraft.size + changes.size < MOST_AIRCRAFT && this.random.chance(0.6)) {
      const digits = this.random.int(1 << 24).toString(16);
      const icao24 = this.random.of(['', '~']) + digits.padStart(6, '0');
      changes.set(icao24, someFlight(this.random, icao24));
    }
    return changes;
  }

  private tell(shard: ShardModel, changes: Map<string, Flight | null>): void {
    this.now += 200;
    this.wire.push(...this.session.deltas(shard.tick(this.now, changes)));
  }

  /** To the other shard, which tells of it before the old one says that it left. */
  private moveAircraft(): void {
    const [from, to] = this.random.chance(0.5) ? this.shards : [...this.shards].reverse();
    const moved = [...from.aircraft.values()].at(0);
    if (!moved) return;
    const { flight } = moved;
    this.tell(to, new Map([[flight.icao24, someFlight(this.random, flight.icao24, flight)]]));
    this.tell(from, new Map([[flight.icao24, null]]));
  }

  private changeView(): void {
    this.session.tiles = this.someView();
    this.wire.push(...this.session.snapshots());
  }

  /** As when the client is slow: then the server sends a snapshot by itself, sooner or later. */
  private loseOne(): void {
    if (this.wire.splice(this.random.int(this.wire.length), 1).length > 0) this.owesSnapshot = true;
  }

  private heartbeat(): void {
    // Before it says that everything was sent.
    if (this.owesSnapshot) this.wire.push(...this.session.unasked());
    this.owesSnapshot = false;
    this.wire.push(...this.session.heartbeats());
  }

  private breakConnection(): void {
    this.wire = this.wire.slice(0, this.random.int(this.wire.length));
    this.deliver();
    this.wire = this.session.resume(this.follower.resume(this.session.tiles));
    this.heartbeat();
  }

  private restartShard(): void {
    const at = this.random.int(this.shards.length);
    const { shard, epoch } = this.shards[at];
    this.shards[at] = new ShardModel(shard, `${epoch}+`);
    // A new owner of the shard: sometimes the server gets to say so, sometimes the heartbeat does.
    if (this.random.chance(0.5)) this.wire.push(...this.session.unasked([this.shards[at]]));
  }

  private deliver(): void {
    for (let i = 0; i < 100 && this.wire.length > 0; i++) {
      let isComplete = true;
      for (const message of this.read(this.wire.shift()))
        isComplete = this.follower.take(message) && isComplete;
      if (isComplete) continue;
      this.resumed++;
      this.wire.push(...this.session.resume(this.follower.resume(this.session.tiles)));
    }
  }

  private read(sent: unknown): Message[] {
    if (this.way === 'MessagePack') return this.packed.read(sent as Uint8Array);
    if (this.way === 'compact') return this.compact.read(sent as Uint8Array);
    const message = readJson(sent)!;
    const { at } = sent as { at?: number };
    return [at === undefined ? message : ({ ...message, at } as Message)];
  }

  private someView(): number[] | null {
    if (this.random.chance(0.3)) return null;
    return TILES.filter(() => this.random.chance(0.5)).sort((a, b) => a - b);
  }
}

describe.each<Way>(['compact', 'MessagePack', 'JSON', 'bus'])('a client of %s', (way) => {
  it('holds what the server does, whatever happens between them', () => {
    let resumed = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const story = new Story(seed, way);
      for (let round = 0; round < 5; round++) {
        for (let i = 0; i < 12; i++) story.step();
        story.settle();
        story.check();
      }
      resumed += story.resumed;
    }
    expect(resumed).toBeGreaterThan(20);
  });
});
