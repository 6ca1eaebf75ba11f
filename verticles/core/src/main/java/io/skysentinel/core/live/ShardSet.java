package io.skysentinel.core.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which shards there are. Two that cover the same partition cannot both be: the newer epoch is it,
 * and what the other says from then on is the voice of the dead.
 *
 * <p>Times are milliseconds. Not for several threads at once.
 */
public final class ShardSet {

  /**
   * What became of a frame's sender.
   *
   * @param alive whether to believe it
   * @param gone shards that it replaced: drop their replicas and tell the clients, before the frame
   *     itself. Its own number is among them when it lost partitions, or took over from a newer
   *     epoch that fell silent.
   */
  public record Verdict(boolean alive, List<Integer> gone) {}

  private record Known(String epoch, List<Integer> partitions, long heardMs) {}

  private final TreeMap<Integer, Known> shards = new TreeMap<>();
  private final long forgetMs;

  /**
   * No shards yet.
   *
   * @param forgetMs after so much silence a shard yields to any other, be its epoch older: a broker
   *     that lost its groups counts their generations from 1 again
   */
  public ShardSet(long forgetMs) {
    this.forgetMs = forgetMs;
  }

  /** Somebody spoke for a shard. */
  public Verdict heard(int shard, String epoch, List<Integer> partitions, long nowMs) {
    List<Integer> gone = new ArrayList<>();
    for (var entry : shards.entrySet()) {
      Known known = entry.getValue();
      boolean same = entry.getKey() == shard;
      if (!same && Collections.disjoint(known.partitions, partitions)) {
        continue;
      }
      int order = epoch.compareTo(known.epoch);
      if (order < 0 && nowMs - known.heardMs <= forgetMs) {
        return new Verdict(false, List.of());
      }
      // A replica that waits for the new epoch's state must not show what others own by now.
      if (order < 0 || !same || !partitions.containsAll(known.partitions)) {
        gone.add(entry.getKey());
      }
    }
    gone.forEach(shards::remove);
    shards.put(shard, new Known(epoch, List.copyOf(partitions), nowMs));
    return new Verdict(true, List.copyOf(gone));
  }

  /**
   * The shards that have not spoken for longer than that, with when they did: clients keep what
   * they have of them.
   */
  public SortedMap<Integer, Long> silent(long nowMs, long quietMs) {
    SortedMap<Integer, Long> silent = new TreeMap<>();
    shards.forEach((shard, known) -> {
      if (nowMs - known.heardMs > quietMs) {
        silent.put(shard, known.heardMs);
      }
    });
    return silent;
  }
}
