package io.skysentinel.bridge.frames;

import io.skysentinel.bridge.updates.AllShards;
import io.skysentinel.bridge.updates.Catchup;
import io.skysentinel.bridge.updates.ShardContents;
import io.skysentinel.core.live.ShardReplica;
import io.skysentinel.core.live.Stand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was made for clients that came since the last change; made again only when asked. */
final class SnapshotCache {
  private final Map<Integer, ShardContents> contents = new HashMap<>();
  private final Map<List<Stand>, Catchup> catchups = new HashMap<>();
  private @Nullable AllShards all;

  ShardContents of(ShardReplica replica) {
    return contents.computeIfAbsent(
        replica.shard(),
        unused -> new ShardContents(ShardReplicas.stand(replica), replica.t(), replica.rows()));
  }

  AllShards all(long nowMs, List<ShardReplica> replicas) {
    AllShards now = all;
    if (now == null) {
      now = new AllShards(nowMs, replicas.stream().map(this::of).toList());
      all = now;
    }
    return now;
  }

  Catchup catchup(List<Stand> held, Supplier<Catchup> maker) {
    return catchups.computeIfAbsent(held, unused -> maker.get());
  }

  void changed(int shard) {
    ShardContents old = contents.remove(shard);
    if (old != null) {
      old.release();
    }
    catchups.values().forEach(Catchup::release);
    catchups.clear();
    if (all != null) {
      all.release();
      all = null;
    }
  }

  void clear() {
    List.copyOf(contents.keySet()).forEach(this::changed);
    changed(-1);
  }
}
