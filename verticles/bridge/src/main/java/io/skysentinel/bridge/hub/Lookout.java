package io.skysentinel.bridge.hub;

import io.skysentinel.core.live.ShardReplica;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was made for clients that came since the last change; made again only when asked. */
final class Lookout {
  private final Map<Integer, ShardLook> looks = new HashMap<>();
  private final Map<List<Stand>, Catchup> catchups = new HashMap<>();
  private @Nullable Sky sky;

  ShardLook look(ShardReplica replica) {
    return looks.computeIfAbsent(
        replica.shard(),
        unused -> new ShardLook(SkyKeeper.stand(replica), replica.t(), replica.rows(View.WORLD)));
  }

  Sky sky(long nowMs, List<ShardReplica> replicas) {
    Sky now = sky;
    if (now == null) {
      now = new Sky(nowMs, replicas.stream().map(this::look).toList());
      sky = now;
    }
    return now;
  }

  Catchup catchup(List<Stand> held, Supplier<Catchup> maker) {
    return catchups.computeIfAbsent(held, unused -> maker.get());
  }

  void changed(int shard) {
    ShardLook look = looks.remove(shard);
    if (look != null) {
      look.release();
    }
    catchups.values().forEach(Catchup::release);
    catchups.clear();
    if (sky != null) {
      sky.release();
      sky = null;
    }
  }

  void clear() {
    List.copyOf(looks.keySet()).forEach(this::changed);
    changed(-1);
  }
}
