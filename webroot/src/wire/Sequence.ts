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

interface Held {
  readonly epoch: string;
  /** The seq at which each view is held. */
  readonly views: Map<number, number>;
  /** Up to here surely everything came. */
  complete: number;
  lost: boolean;
}

const WORLD_ONLY: readonly number[] = [WORLD];

/**
 * What a client has of each shard and view, and so whether a message is missing, comes twice or is
 * the next one. It looks at numbers only, never at flights.
 */
export class Sequence {
  private readonly shards = new Map<number, Held>();

  /** A snapshot is always good: from here on deltas of its epoch follow it. */
  snapshot({ shard, epoch, seq, views }: Snapshot): void {
    if (epoch === GONE) this.shards.delete(shard);
    else {
      const held = new Map((views ?? WORLD_ONLY).map((view) => [view, seq]));
      this.shards.set(shard, { epoch, views: held, complete: seq, lost: false });
    }
  }

  /** Judges a delta, and counts it as applied when it is the next. */
  delta({ shard, epoch, seq, view, prev }: Delta): Verdict {
    const held = this.shards.get(shard);
    if (held?.lost) return 'awaiting';
    const at = held?.views.get(view);
    if (!held || at === undefined || held.epoch !== epoch) return this.lose(shard);
    if (seq <= at) return 'doubled';
    if (prev > at) return this.lose(shard);
    held.views.set(view, seq);
    // The deltas of other tiles that have this seq may still be on their way.
    held.complete = Math.max(held.complete, view === WORLD ? seq : seq - 1);
    return 'next';
  }

  /** Judges where the server stands with one shard: what it sent last may be missing too. */
  stand({ shard, epoch, seq }: Stand): Verdict {
    const held = this.shards.get(shard);
    if (held?.lost) return 'awaiting';
    if (held?.epoch !== epoch) return this.lose(shard);
    const world = held.views.get(WORLD);
    if (world !== undefined && seq > world) return this.lose(shard);
    held.complete = Math.max(held.complete, seq);
    return 'next';
  }

  /** Forgets all shards but these. */
  keepOnly(shards: ReadonlySet<number>): void {
    for (const shard of this.shards.keys()) if (!shards.has(shard)) this.shards.delete(shard);
  }

  /** Something of that shard was missed, or could not be read: only a snapshot helps. */
  lose(shard: number): Verdict {
    const held = this.shards.get(shard) ?? { epoch: NO_EPOCH, views: new Map(), complete: 0 };
    this.shards.set(shard, { ...held, lost: true });
    return 'missed';
  }

  get isLost(): boolean {
    return [...this.shards.values()].some((held) => held.lost);
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
      const sameViews =
        held.views.size === watched.length && watched.every((view) => held.views.has(view));
      if (held.lost || !sameViews) return { shard, epoch: NO_EPOCH, seq: 0 };
      for (const [view, seq] of held.views) held.views.set(view, Math.max(seq, held.complete));
      return { shard, epoch: held.epoch, seq: held.complete };
    });
  }
}
