import { ANY_VIEW, type FlightStore, WORLD } from '../store/FlightStore';
import type { Delta, Heartbeat, Message, Snapshot, Stand } from './messages';
import { BrokenMessage, GONE } from './messages';
import { Sequence } from './Sequence';

/** Writes messages into the store by the rules of a client (docs/protocol.md). */
export class Follower {
  private readonly sequence = new Sequence();
  /** The views of each shard's last snapshot of all, less those that were replaced since. */
  private readonly together = new Map<number, Set<number>>();
  /** How many aircraft messages have told of so far, the removed ones too. */
  updates = 0;

  constructor(private readonly store: FlightStore) {}

  /** Takes a message in. False: something is missing, ask for it by {@link resume}. */
  take(message: Message): boolean {
    const complete = this.apply(message);
    this.store.commit();
    return complete;
  }

  /** Whether it waits for something that was missed. */
  get isLost(): boolean {
    return this.sequence.isLost;
  }

  /** Whether it knows of any shard. */
  get isEmpty(): boolean {
    return this.sequence.isEmpty;
  }

  resume(tiles: readonly number[] | null): Stand[] {
    return this.sequence.resume(tiles);
  }

  /** Expects snapshots of everything. What the store has stays until they come. */
  restart(): void {
    this.sequence.clear();
  }

  private apply(message: Message): boolean {
    switch (message.type) {
      case 'snapshot':
        return this.snapshot(message);
      case 'delta':
        return this.delta(message);
      case 'heartbeat':
        return this.heartbeat(message);
      case 'error':
        return true;
    }
  }

  private snapshot(snapshot: Snapshot): boolean {
    this.sequence.snapshot(snapshot);
    if (snapshot.epoch === GONE) {
      this.store.forget(snapshot.shard);
      return true;
    }
    return this.reading(snapshot.shard, () => {
      this.store.beginSnapshot();
      this.write(snapshot, snapshot.at ?? ANY_VIEW);
      this.replace(snapshot);
    });
  }

  /** What several tiles gave together goes when each of them has been replaced. */
  private replace({ shard, views, at }: Snapshot): void {
    if (at === undefined) {
      this.together.set(shard, new Set(views ?? [WORLD]));
      this.store.endSnapshot(shard);
      return;
    }
    const left = this.together.get(shard);
    left?.delete(at);
    this.store.endSnapshot(shard, at);
    if (!left?.size) this.store.endSnapshot(shard, ANY_VIEW);
  }

  private delta(delta: Delta): boolean {
    const verdict = this.sequence.delta(delta);
    if (verdict !== 'next') return verdict !== 'missed';
    return this.reading(delta.shard, () => {
      this.write(delta, delta.view);
    });
  }

  private heartbeat(heartbeat: Heartbeat): boolean {
    let complete = true;
    for (const stand of heartbeat.shards) {
      // One that is awaited still is asked for again: the question may have been lost.
      if (this.sequence.stand(stand, heartbeat.at) !== 'next') complete = false;
    }
    const served = new Set(heartbeat.shards.map((stand) => stand.shard));
    this.sequence.keepOnly(served);
    this.store.keepOnly(served);
    return complete;
  }

  private write({ shard, content }: Snapshot | Delta, view: number): void {
    content.upserts((flight) => {
      this.store.put(shard, view, flight);
      this.updates++;
    });
    content.removals((icao24) => {
      this.store.remove(shard, view, icao24);
      this.updates++;
    });
  }

  /** A message that cannot be read is as good as one that was missed. */
  private reading(shard: number, read: () => void): boolean {
    try {
      read();
      return true;
    } catch (problem) {
      if (!(problem instanceof BrokenMessage)) throw problem;
      this.sequence.lose(shard);
      return false;
    }
  }
}
