import { WORLD } from '../store/FlightStore';
import type { Delta, Snapshot, Stand } from './messages';
import { GONE, NO_EPOCH } from './messages';

/**
 * - `next`: it follows what is held
 * - `doubled`: it was there before
 * - `missed`: something before it is missing and has to be asked for
 * - `awaiting`: something was missed before, and the snapshot has not come yet
 */
export type Verdict = 'next' | 'doubled' | 'missed' | 'awaiting';

/** How far a view of a shard is held. */
interface Place {
  readonly epoch: string;
  seq: number;
  lost: boolean;
}

interface Held {
  readonly views: Map<number, Place>;
  /** Up to here surely everything came. */
  complete: number;
}

const WORLD_ONLY: readonly number[] = [WORLD];

/**
 * What a client has of each shard and view, and so whether a message is missing, comes twice or is
 * the next one. It looks at numbers only, never at flights.
 */
export class Sequence {
  private readonly shards = new Map<number, Held>();

  /** A snapshot is always good: from here on deltas of its epoch follow it. */
  snapshot({ shard, epoch, seq, views, at }: Snapshot): void {
    if (epoch === GONE || at === undefined) this.shards.delete(shard);
    if (epoch === GONE) return;
    const held = this.held(shard);
    for (const view of at === undefined ? (views ?? WORLD_ONLY) : [at])
      held.views.set(view, { epoch, seq, lost: false });
    held.complete = seq;
  }

  /** Judges a delta, and counts it as applied when it is the next. */
  delta({ shard, epoch, seq, view, prev }: Delta): Verdict {
    const held = this.shards.get(shard);
    const place = held?.views.get(view);
    if (place ? place.lost : held && isLost(held)) return 'awaiting';
    if (!held || place?.epoch !== epoch) return this.lose(shard, view);
    if (seq <= place.seq) return 'doubled';
    if (prev > place.seq) return this.lose(shard, view);
    place.seq = seq;
    // The deltas of other tiles that have this seq may still be on their way.
    held.complete = Math.max(held.complete, view === WORLD ? seq : seq - 1);
    return 'next';
  }

  /**
   * Judges where the server stands with one shard: what it sent last may be missing too. At an
   * address of the event bus it speaks of that view only: others may not be as far yet.
   */
  stand({ shard, epoch, seq }: Stand, at?: number): Verdict {
    const held = this.shards.get(shard);
    for (const view of at === undefined ? (held?.views.keys() ?? WORLD_ONLY) : [at]) {
      const place = held?.views.get(view);
      if (place?.lost) return 'awaiting';
      if (place?.epoch !== epoch) return this.lose(shard, view);
      if (view === WORLD && seq > place.seq) return this.lose(shard, view);
    }
    if (held) held.complete = Math.max(held.complete, seq);
    return 'next';
  }

  /** Forgets all shards but these. */
  keepOnly(shards: ReadonlySet<number>): void {
    for (const shard of this.shards.keys()) if (!shards.has(shard)) this.shards.delete(shard);
  }

  /** Something of that shard was missed, or could not be read: only a snapshot helps. */
  lose(shard: number, view = WORLD): Verdict {
    const { views } = this.held(shard);
    if (views.size === 0) views.set(view, { epoch: NO_EPOCH, seq: 0, lost: true });
    for (const place of views.values()) place.lost = true;
    return 'missed';
  }

  get isLost(): boolean {
    return [...this.shards.values()].some(isLost);
  }

  get isEmpty(): boolean {
    return this.shards.size === 0;
  }

  /** From now on nothing is held. */
  clear(): void {
    this.shards.clear();
  }

  /**
   * Where it stands, to resume: nothing up to there is missing, and everything after it will come.
   * Shards that were lost, or held in another view than the one wanted, are named to come whole: the
   * connection may have broken before the snapshot of the new view came.
   */
  resume(tiles: readonly number[] | null): Stand[] {
    const watched = tiles ?? WORLD_ONLY;
    return [...this.shards].map(([shard, held]) => {
      const { views, complete } = held;
      const sameViews = views.size === watched.length && watched.every((view) => views.has(view));
      if (isLost(held) || !sameViews) return { shard, epoch: NO_EPOCH, seq: 0 };
      let epoch = NO_EPOCH;
      for (const place of views.values()) {
        place.seq = Math.max(place.seq, complete);
        epoch = place.epoch;
      }
      return { shard, epoch, seq: complete };
    });
  }

  private held(shard: number): Held {
    const held = this.shards.get(shard) ?? { views: new Map<number, Place>(), complete: 0 };
    this.shards.set(shard, held);
    return held;
  }
}

function isLost({ views }: Held): boolean {
  return [...views.values()].some((place) => place.lost);
}
