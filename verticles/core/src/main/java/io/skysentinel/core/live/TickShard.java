package io.skysentinel.core.live;

import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.contract.Sighting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the changes of one shard into frames: the first change after quiet leaves at once (of many
 * at once, the frame waits a moment for all), then at most one frame per interval, with the last
 * state of each aircraft.
 *
 * <p>Times are Unix milliseconds. Not for several threads at once.
 */
public final class TickShard {
  private static final long NEVER = Long.MIN_VALUE;

  private final int shard;
  private final int start;
  private final SentStates states;
  private final Burst burst = new Burst();

  private String cacheEpoch = "";
  private String epoch = "";
  private List<Integer> partitions = List.of();
  private long version;

  /** The newest that was heard of, so that an answer from before it is not taken for all. */
  private String newestEpoch = "";

  private long newestVersion;
  private boolean missed = true;
  private boolean announced = true;
  private long seq;
  private long lastFrameMs = NEVER;

  /**
   * A shard of which nothing is known yet.
   *
   * @param start how often this node's ticker has started: a new start is a new epoch
   */
  public TickShard(int shard, int start, FlightEncoding encoding) {
    this.shard = shard;
    this.start = start;
    this.states = new SentStates(encoding);
  }

  /** Takes what the cache says. Afterwards {@link #needsTable} may have become true or false. */
  public void take(Changes changes) {
    int order = changes.epoch().compareTo(newestEpoch);
    if (order < 0) {
      return;
    }
    newestVersion = order > 0 ? changes.version() : Math.max(newestVersion, changes.version());
    newestEpoch = changes.epoch();
    if (changes.reset()) {
      takeTable(changes);
    } else {
      takeNext(changes);
    }
  }

  /** Whether something was missed, or nothing heard yet: the cache must be asked for its table. */
  public boolean needsTable() {
    return missed;
  }

  /**
   * When {@link #tick} has something to do, which may be in the past; {@link Long#MAX_VALUE} when
   * nothing waits.
   */
  public long dueAtMs(long intervalMs) {
    if (announced && states.waiting() == 0) {
      return Long.MAX_VALUE;
    }
    long turnMs = lastFrameMs == NEVER ? NEVER : lastFrameMs + intervalMs;
    return Math.max(turnMs, burst.dueAtMs(intervalMs));
  }

  /** The frame that leaves now, {@code null} when there is nothing to tell or it is too early. */
  public @Nullable Frame tick(long nowMs, long intervalMs) {
    burst.see(states.waiting(), nowMs);
    // A clock that was set back must not hold the frames until it has caught up.
    if (nowMs < dueAtMs(intervalMs) && nowMs >= lastFrameMs) {
      return null;
    }
    SentStates.Drained changes = states.drain();
    burst.end();
    if (changes.isEmpty() && announced) {
      return null;
    }
    announced = true;
    lastFrameMs = nowMs;
    if (changes.isEmpty()) {
      return heartbeat(nowMs);
    }
    seq++;
    return new Frame(
        shard,
        epoch,
        seq,
        nowMs,
        partitions,
        changes.upserts(),
        changes.removals(),
        changes.json(),
        changes.packed());
  }

  /** A sign of life, {@code null} before the shard has been announced. */
  public @Nullable Frame heartbeat(long nowMs) {
    return announced && !epoch.isEmpty()
        ? Frame.heartbeat(shard, epoch, seq, nowMs, partitions)
        : null;
  }

  /** What the frames so far have told, {@code null} before the shard has been announced. */
  public @Nullable ShardSnapshot snapshot() {
    return announced && !epoch.isEmpty()
        ? new ShardSnapshot(
            shard, epoch, seq, Math.max(0, lastFrameMs), partitions, states.sentRows())
        : null;
  }

  public int shard() {
    return shard;
  }

  private void takeTable(Changes table) {
    if (table.version() < newestVersion) {
      // An answer from before what was missed; the next one will do.
      return;
    }
    if (!table.epoch().equals(cacheEpoch)) {
      beginEpoch(table);
    }
    version = table.version();
    missed = false;
    Set<String> there = new HashSet<>();
    for (Sighting sighting : table.upserts()) {
      there.add(sighting.icao24());
      states.upsert(sighting.flight());
    }
    states.removeAllBut(there);
  }

  private void beginEpoch(Changes table) {
    cacheEpoch = table.epoch();
    epoch = Epochs.ofTicker(cacheEpoch, start);
    partitions = table.partitions();
    announced = false;
    seq = 0;
    states.forget();
  }

  private void takeNext(Changes changes) {
    boolean sameEpoch = changes.epoch().equals(cacheEpoch);
    if (sameEpoch && changes.version() <= version) {
      return;
    }
    boolean next = !changes.isHeartbeat() && changes.version() == version + 1;
    if (missed || !sameEpoch || !next) {
      missed = true;
      return;
    }
    version = changes.version();
    changes.upserts().forEach(sighting -> states.upsert(sighting.flight()));
    changes.removals().forEach(states::remove);
  }
}
