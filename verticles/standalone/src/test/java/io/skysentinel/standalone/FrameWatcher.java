package io.skysentinel.standalone;

import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.core.live.ShardReplica;
import io.skysentinel.core.live.ShardSet;
import io.skysentinel.platform.bus.Answer;
import io.skysentinel.platform.bus.Bus;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a bridge would know: it hears the frames of several nodes and asks when one is missing. */
final class FrameWatcher {
  private static final FrameRing.Limits LIMITS = new FrameRing.Limits(100, 1 << 20);
  private static final long FORGET_MS = 5_000;

  private final ShardSet shards = new ShardSet(FORGET_MS);
  private final Map<Integer, ShardReplica> replicas = new TreeMap<>();

  void listen(Bus bus) {
    for (int shard = 0; shard < Addresses.SHARDS; shard++) {
      var unused = bus.subscribe(Addresses.frames(shard), frame -> heard(bus, frame));
    }
  }

  /** Everything that is shown, by address. */
  synchronized Map<String, Flight> flights() {
    Map<String, Flight> flights = new HashMap<>();
    for (ShardReplica replica : replicas.values()) {
      for (ShardSnapshot.Row row : replica.rows()) {
        Flight twice = flights.put(row.flight().icao24(), row.flight());
        if (twice != null) {
          throw new AssertionError("two shards have " + twice.icao24());
        }
      }
    }
    return flights;
  }

  /** The epoch of each shard. */
  synchronized Map<Integer, String> epochs() {
    Map<Integer, String> epochs = new TreeMap<>();
    replicas.forEach((shard, replica) -> epochs.put(shard, replica.epoch()));
    return epochs;
  }

  private synchronized void heard(Bus bus, Frame frame) {
    ShardSet.Verdict verdict =
        shards.heard(frame.shard(), frame.epoch(), frame.partitions(), frame.t());
    verdict.gone().forEach(replicas::remove);
    if (!verdict.alive()) {
      return;
    }
    ShardReplica replica =
        replicas.computeIfAbsent(frame.shard(), shard -> new ShardReplica(shard, LIMITS));
    if (replica.apply(frame) == ShardReplica.Outcome.MISSED) {
      bus.ask(Addresses.shardState(frame.shard())).onSuccess(answer -> answered(replica, answer));
    }
  }

  private synchronized void answered(ShardReplica replica, Answer<ShardSnapshot> answer) {
    if (answer instanceof Answer.Given<ShardSnapshot> given) {
      replica.reset(given.value());
    }
  }
}
