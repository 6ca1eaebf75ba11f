package io.skysentinel.bridge.frames;

import io.skysentinel.bridge.updates.AllShards;
import io.skysentinel.bridge.updates.Catchup;
import io.skysentinel.bridge.updates.ShardContents;
import io.skysentinel.core.live.ShardReplica;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was made for clients that came since the last change; made again only when asked. Clients
 * choose the views, of which there are many: what was made for them is dropped when it is too much,
 * and lives on only with who still sends it.
 */
final class SnapshotCache {
  private static final long MAX_BYTES = 32L * 1024 * 1024;
  private static final int MAX_CATCHUPS = 16;

  private final Map<Integer, ShardContents> contents = new HashMap<>();
  private final Map<CatchupPlan, Catchup> catchups = new HashMap<>();
  private @Nullable AllShards all;

  ShardContents of(ShardReplica replica) {
    return contents.computeIfAbsent(
        replica.shard(),
        unused -> new ShardContents(ShardReplicas.stand(replica), replica.t(), replica.rows()));
  }

  AllShards all(long nowMs, List<ShardReplica> replicas) {
    if (all != null && all.keptBytes() > MAX_BYTES) {
      clear();
    }
    AllShards now = all;
    if (now == null) {
      now = new AllShards(nowMs, replicas.stream().map(this::of).toList());
      all = now;
    }
    return now;
  }

  Catchup catchup(CatchupPlan plan, Supplier<Catchup> maker) {
    boolean isTooMuch =
        (catchups.size() >= MAX_CATCHUPS && !catchups.containsKey(plan))
            || catchups.values().stream().mapToLong(Catchup::keptBytes).sum() > MAX_BYTES;
    if (isTooMuch) {
      clear();
    }
    return catchups.computeIfAbsent(plan, unused -> maker.get());
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
