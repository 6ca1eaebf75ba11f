package io.skysentinel.core.live;

import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.contract.Sighting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cache's table under the name of its shard, and what has to be told of it.
 *
 * <p>One for each assignment of partitions. Times are Unix seconds. Not for several threads.
 */
public final class CacheShard {
  private final int shard;
  private final String epoch;
  private final List<Integer> partitions;
  private final FlightTable table;
  private final Set<String> changed = new HashSet<>();
  private long version;

  /**
   * A shard with nothing in it.
   *
   * @param partitions what the cache owns; the smallest names the shard
   */
  public CacheShard(String epoch, List<Integer> partitions, double staleSeconds) {
    this.shard = Collections.min(partitions);
    this.epoch = epoch;
    this.partitions = List.copyOf(partitions);
    this.table = new FlightTable(staleSeconds);
  }

  /** Takes a state from the log. */
  public FlightTable.Outcome accept(Sighting sighting, double now) {
    FlightTable.Outcome outcome = table.accept(sighting, now);
    if (outcome == FlightTable.Outcome.ACCEPTED) {
      changed.add(sighting.icao24());
    }
    return outcome;
  }

  /** Takes a null record from the log; see {@link FlightTable#remove}. */
  public void remove(String icao24, double heardUntil) {
    if (table.remove(icao24, heardUntil)) {
      changed.add(icao24);
    }
  }

  /** Removes the silent, and says what was last known of them. */
  public List<Sighting> expire(double now) {
    List<Sighting> expired = table.expire(now);
    expired.forEach(sighting -> changed.add(sighting.icao24()));
    return expired;
  }

  /** The number of seconds of silence after which an aircraft is removed. */
  public void staleAfter(double seconds) {
    table.staleAfter(seconds);
  }

  /**
   * What changed since the last call, {@code null} when nothing did. The first call announces the
   * epoch with everything there is, be it nothing.
   */
  public @Nullable Changes drain() {
    if (version == 0) {
      version = 1;
      changed.clear();
      return whole();
    }
    if (changed.isEmpty()) {
      return null;
    }
    List<Sighting> upserts = new ArrayList<>(changed.size());
    List<String> removals = new ArrayList<>();
    for (String icao24 : changed) {
      Sighting sighting = table.get(icao24);
      if (sighting == null) {
        removals.add(icao24);
      } else {
        upserts.add(sighting);
      }
    }
    changed.clear();
    version++;
    return new Changes(shard, epoch, version, false, partitions, upserts, removals);
  }

  /**
   * Everything, for a ticker that missed something. It may hold what the next version will tell
   * once more; that does no harm.
   */
  public Changes whole() {
    return new Changes(shard, epoch, version, true, partitions, table.snapshot(), List.of());
  }

  /**
   * A sign of life, {@code null} before the announcement. A ticker that missed the last changes, or
   * has just started, learns by it that it must ask.
   */
  public @Nullable Changes heartbeat() {
    return version == 0
        ? null
        : new Changes(shard, epoch, version, false, partitions, List.of(), List.of());
  }

  public int shard() {
    return shard;
  }

  public FlightTable table() {
    return table;
  }
}
