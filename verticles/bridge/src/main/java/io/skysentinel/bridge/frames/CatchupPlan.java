package io.skysentinel.bridge.frames;

import io.skysentinel.bridge.updates.Tick;
import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.live.AppliedFrame;
import io.skysentinel.core.live.ShardReplica;
import io.skysentinel.core.live.Stand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody who comes back is told of each shard. It names only what there is, whatever the
 * client said, so that clients who miss the same share the bytes and nobody can invent more.
 *
 * @param after the seq after which a shard's frames are told, {@link #SNAPSHOT} for all of it
 * @param gone shards that have ended
 */
record CatchupPlan(SortedMap<Integer, Long> after, List<Integer> gone) {
  private static final long SNAPSHOT = -1;

  /** Frames in which more has changed than there is are dearer than a snapshot. */
  private static final int FEW_CHANGES = 1_000;

  /**
   * The plan for who holds these.
   *
   * @param tooOld is called for each shard of which it holds what is too old
   */
  static CatchupPlan of(List<Stand> held, Collection<ShardReplica> shown, Runnable tooOld) {
    Map<Integer, Stand> byShard = new HashMap<>();
    held.stream()
        .filter(stand -> stand.shard() < Addresses.SHARDS)
        .forEach(stand -> byShard.put(stand.shard(), stand));
    SortedMap<Integer, Long> after = new TreeMap<>();
    for (ShardReplica replica : shown) {
      Stand stand = byShard.remove(replica.shard());
      if (stand != null && follows(replica, stand)) {
        after.put(replica.shard(), stand.seq());
      } else {
        after.put(replica.shard(), SNAPSHOT);
        if (stand != null) {
          tooOld.run();
        }
      }
    }
    return new CatchupPlan(after, byShard.keySet().stream().sorted().toList());
  }

  private static boolean follows(ShardReplica replica, Stand stand) {
    List<AppliedFrame> frames = replica.since(stand.epoch(), stand.seq());
    if (frames == null) {
      return false;
    }
    long changes =
        frames.stream()
            .mapToLong(each -> each.frame().upserts().size() + each.frame().removals().size())
            .sum();
    return changes <= FEW_CHANGES || changes <= replica.size();
  }

  /** The ticks that tell it; the caller's to release. */
  List<Tick> ticks(Collection<ShardReplica> shown, SnapshotCache snapshots, long nowMs) {
    List<Tick> ticks = new ArrayList<>();
    for (ShardReplica replica : shown) {
      long seq = after.getOrDefault(replica.shard(), SNAPSHOT);
      List<AppliedFrame> frames = seq == SNAPSHOT ? null : replica.since(replica.epoch(), seq);
      if (frames == null) {
        ticks.add(new Tick.Begun(snapshots.of(replica), List.of()));
      } else {
        frames.forEach(frame -> ticks.add(new Tick.Delta(frame, List.of())));
      }
    }
    gone.forEach(shard -> ticks.add(new Tick.Gone(shard, nowMs, List.of())));
    return ticks;
  }
}
