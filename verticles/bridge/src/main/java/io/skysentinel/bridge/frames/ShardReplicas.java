package io.skysentinel.bridge.frames;

import io.skysentinel.bridge.updates.AllShards;
import io.skysentinel.bridge.updates.Catchup;
import io.skysentinel.bridge.updates.Tick;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.live.AppliedFrame;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.core.live.ShardReplica;
import io.skysentinel.core.live.ShardSet;
import io.skysentinel.core.live.Stand;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The copies of all shards, and what becomes of frames: ticks for the clients, or a question to a
 * ticker. For one thread; times are Unix milliseconds.
 */
final class ShardReplicas {
  /** After so much silence a shard yields to another, be its epoch older. */
  private static final long FORGET_MS = 10_000;

  /** Who hears of it. */
  interface Listener {

    /** Tells the clients; the tick is freed afterwards unless it is retained. */
    void tick(Tick tick);

    /** Asks the shard's ticker for all that it has told. */
    void ask(int shard);

    /** A client resumes where only a snapshot helps. */
    void tooOld();
  }

  private final ShardSet shards = new ShardSet(FORGET_MS);
  private final Map<Integer, ShardReplica> replicas = new TreeMap<>();
  private final Set<Integer> asked = new HashSet<>();
  private final FrameRing.Limits limits;
  private final Listener listener;
  private final SnapshotCache snapshots = new SnapshotCache();

  ShardReplicas(FrameRing.Limits limits, Listener listener) {
    this.limits = limits;
    this.listener = listener;
  }

  /** Takes a frame or a sign of life. */
  void accept(Frame frame, long nowMs) {
    if (!isBelieved(frame.shard(), frame.epoch(), frame.partitions(), nowMs)) {
      return;
    }
    ShardReplica replica = replica(frame.shard());
    switch (replica.apply(frame)) {
      case APPLIED -> applied(replica);
      case BEGUN -> begun(replica);
      case MISSED -> ask(frame.shard());
      case KNOWN -> {}
    }
  }

  /** Takes a ticker's answer; {@code null} when none came. The next frame asks again. */
  void answered(int shard, @Nullable ShardSnapshot state, long nowMs) {
    asked.remove(shard);
    if (state == null || !isBelieved(state.shard(), state.epoch(), state.partitions(), nowMs)) {
      return;
    }
    ShardReplica replica = replica(state.shard());
    if (!replica.reset(state)) {
      // The same answer would come at once, over and over; the next frame asks for a better one.
      return;
    }
    begun(replica);
    if (replica.needsState()) {
      ask(state.shard());
    }
  }

  /** Whether there is a shard to show. */
  boolean isReady() {
    return replicas.values().stream().anyMatch(ShardReplicas::isShown);
  }

  /** All that is known; the same object until something changes. */
  AllShards look(long nowMs) {
    return snapshots.all(nowMs, shown());
  }

  /** What a client missed that held these. */
  Catchup resume(List<Stand> held, long nowMs) {
    CatchupPlan plan = CatchupPlan.of(held, shown(), listener::tooOld);
    return snapshots.catchup(plan, () -> missed(plan, nowMs));
  }

  /** The shards that have not spoken for so long, with when they did. */
  SortedMap<Integer, Long> silent(long nowMs, long quietMs) {
    return shards.silent(nowMs, quietMs);
  }

  /** Frees what was made for clients. */
  void close() {
    snapshots.clear();
  }

  private ShardReplica replica(int shard) {
    return replicas.computeIfAbsent(shard, number -> new ShardReplica(number, limits));
  }

  private boolean isBelieved(int shard, String epoch, List<Integer> partitions, long nowMs) {
    ShardSet.Verdict verdict = shards.heard(shard, epoch, partitions, nowMs);
    for (int gone : verdict.gone()) {
      asked.remove(gone);
      ShardReplica dropped = replicas.remove(gone);
      if (dropped != null && isShown(dropped)) {
        snapshots.changed(gone);
        tell(new Tick.Gone(gone, nowMs, stands()));
      }
    }
    return verdict.alive();
  }

  private void applied(ShardReplica replica) {
    AppliedFrame frame = replica.last();
    if (frame != null) {
      snapshots.changed(replica.shard());
      tell(new Tick.Delta(frame, stands()));
    }
  }

  private void begun(ShardReplica replica) {
    snapshots.changed(replica.shard());
    tell(new Tick.Begun(snapshots.of(replica), stands()));
  }

  private void tell(Tick tick) {
    listener.tick(tick);
    tick.release();
  }

  private void ask(int shard) {
    if (asked.add(shard)) {
      listener.ask(shard);
    }
  }

  private Catchup missed(CatchupPlan plan, long nowMs) {
    List<Tick> ticks = plan.ticks(shown(), snapshots, nowMs);
    Catchup catchup = new Catchup(nowMs, stands(), ticks);
    ticks.forEach(Tick::release);
    return catchup;
  }

  private List<ShardReplica> shown() {
    return replicas.values().stream().filter(ShardReplicas::isShown).toList();
  }

  private List<Stand> stands() {
    return shown().stream().map(ShardReplicas::stand).toList();
  }

  /** A replica that still waits for its first state has nothing to show. */
  private static boolean isShown(ShardReplica replica) {
    return !replica.epoch().isEmpty();
  }

  static Stand stand(ShardReplica replica) {
    return new Stand(replica.shard(), replica.epoch(), replica.seq());
  }
}
