package io.skysentinel.cache;

import io.skysentinel.cache.LogEntry.Forgotten;
import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.contract.Sighting;
import io.skysentinel.core.live.CacheShard;
import io.skysentinel.core.live.Epochs;
import io.skysentinel.platform.health.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the shard of this node up to date with the log, and says what changes.
 *
 * <p>While a new assignment is being read, the shard of the one before goes on being there; the new
 * one is announced when it holds all that the log had. Not for several threads at once.
 */
final class ShardKeeper {
  private final LongSupplier clockMs;
  private final IntSupplier staleSeconds;
  private final CacheMetrics metrics;
  private final Consumer<Changes> teller;
  private int epochNumber;
  private long assignedMs;
  private @Nullable CacheShard announced;
  private @Nullable CacheShard building;
  private boolean spare;

  /**
   * @param teller publishes the changes to the ticker
   */
  ShardKeeper(
      LongSupplier clockMs,
      IntSupplier staleSeconds,
      CacheMetrics metrics,
      Consumer<Changes> teller) {
    this.clockMs = clockMs;
    this.staleSeconds = staleSeconds;
    this.metrics = metrics;
    this.teller = teller;
  }

  /**
   * These partitions are ours; their records follow from as far back as they can matter.
   *
   * @param generation of the consumer group: it grows with each assignment
   */
  void assigned(int generation, List<Integer> partitions) {
    // A broker that lost its groups counts from 1 again; our ticker must not take us for the past.
    epochNumber = Math.max(generation, epochNumber + 1);
    assignedMs = clockMs.getAsLong();
    String epoch = Epochs.ofCache(epochNumber, assignedMs);
    spare = partitions.isEmpty();
    if (spare) {
      leave(epoch);
    } else {
      building = new CacheShard(epoch, partitions, staleSeconds.getAsInt());
    }
  }

  /**
   * Records, in the order of each partition.
   *
   * @param broken how many were left out because they could not be understood
   */
  void read(List<LogEntry> entries, int broken) {
    metrics.broken(broken);
    CacheShard shard = building == null ? announced : building;
    if (shard == null) {
      return;
    }
    double now = nowSeconds();
    for (LogEntry entry : entries) {
      entry.applyTo(shard, now, metrics);
    }
    if (building == null) {
      tell(shard);
    }
  }

  /** All that the partitions held when they were assigned has been read. */
  void caughtUp() {
    CacheShard shard = building;
    if (shard == null) {
      return;
    }
    building = null;
    announced = shard;
    metrics.rebuilt(Duration.ofMillis(clockMs.getAsLong() - assignedMs));
    metrics.keeps(shard);
    tell(shard);
  }

  /** The partitions are not ours any more; others, or the same, will be assigned. */
  void unassigned() {
    building = null;
  }

  /** Removes the silent, and says whom: the log is to forget them. */
  List<Forgotten> expire() {
    CacheShard shard = announced;
    if (shard == null) {
      return List.of();
    }
    shard.staleAfter(staleSeconds.getAsInt());
    List<Sighting> silent = shard.expire(nowSeconds());
    tell(shard);
    return silent.stream()
        .map(sighting -> new Forgotten(sighting.icao24(), sighting.heardUnix()))
        .toList();
  }

  /** A sign of life, so that a ticker which came later, or missed something, notices. */
  void heartbeat() {
    CacheShard shard = announced;
    Changes sign = shard == null ? null : shard.heartbeat();
    if (sign != null) {
      teller.accept(sign);
    }
  }

  /** Everything that is known; empty before the first announcement. */
  Optional<Changes> whole() {
    return Optional.ofNullable(announced).map(CacheShard::whole);
  }

  /** The shard that is announced. */
  @Nullable CacheShard announced() {
    return announced;
  }

  /** What the node does not have yet, in words. */
  Finding finding() {
    if (building != null) {
      return Finding.down("reading what the log knows");
    }
    return spare
        ? Finding.up("no partition is left for this node: there are more caches than partitions")
        : Finding.down("waiting for a share of the log");
  }

  /** There are more caches than partitions, and this one has none. */
  private void leave(String epoch) {
    building = null;
    CacheShard shard = announced;
    announced = null;
    metrics.keeps(null);
    if (shard != null) {
      teller.accept(new Changes(shard.shard(), epoch, 1, true, List.of(), List.of(), List.of()));
    }
  }

  private void tell(CacheShard shard) {
    Changes changes = shard.drain();
    if (changes != null) {
      teller.accept(changes);
    }
  }

  private double nowSeconds() {
    return clockMs.getAsLong() / 1000.0;
  }
}
