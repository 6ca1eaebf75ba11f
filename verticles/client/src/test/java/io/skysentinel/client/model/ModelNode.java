package io.skysentinel.client.model;

import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.contract.Sighting;
import io.skysentinel.core.live.CacheShard;
import io.skysentinel.core.live.Epochs;
import io.skysentinel.core.live.TickShard;
import io.skysentinel.core.wire.WireEncoding;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A node with the roles cache and ticker: what their verticles do, without a bus. */
final class ModelNode {
  static final double STALE_SECONDS = 60;
  private static final long INTERVAL_MS = 200;

  private final ModelLog log;
  private final int[] offsets = new int[ModelLog.PARTITIONS];
  private @Nullable CacheShard cache;
  private List<Integer> partitions = List.of();
  private @Nullable TickShard ticker;
  private int tickerStarts;

  /** The cache's answer on its way to the ticker. */
  private final Queue<Changes> answers = new ArrayDeque<>();

  ModelNode(ModelLog log) {
    this.log = log;
  }

  /** A rebalance: the cache starts again with these partitions, or stops when there are none. */
  void assign(int generation, List<Integer> now, double time) {
    partitions = now;
    cache = null;
    answers.clear();
    Arrays.fill(offsets, 0);
    if (now.isEmpty()) {
      ticker = null;
      return;
    }
    cache = new CacheShard(Epochs.ofCache(generation, (long) (time * 1000)), now, STALE_SECONDS);
    poll(time);
    if (ticker == null || ticker.shard() != cache.shard()) {
      restartTicker();
    }
  }

  void restartTicker() {
    answers.clear();
    if (cache != null) {
      ticker = new TickShard(cache.shard(), ++tickerStarts, new WireEncoding());
    }
  }

  /** Reads the log to its end. */
  void poll(double time) {
    if (cache == null) {
      return;
    }
    for (int partition : partitions) {
      List<ModelLog.Entry> news = log.from(partition, offsets[partition]);
      offsets[partition] += news.size();
      for (ModelLog.Entry entry : news) {
        Sighting sighting = entry.sighting();
        if (sighting == null) {
          cache.remove(entry.icao24(), entry.heardUntil());
        } else {
          cache.accept(sighting, time);
        }
      }
    }
  }

  void expire(double time) {
    if (cache != null) {
      cache.expire(time).forEach(log::writeRemoval);
    }
  }

  /** Tells the ticker what changed, unless it gets lost on the way. */
  void drain(boolean lost) {
    if (cache == null) {
      return;
    }
    Changes changes = cache.drain();
    if (changes != null && !lost) {
      ticker.take(changes);
    } else if (changes == null) {
      ticker.take(cache.heartbeat());
    }
    if (ticker.needsTable() && answers.isEmpty()) {
      answers.add(cache.whole());
    }
  }

  void answerTicker() {
    Changes answer = answers.poll();
    if (answer != null && ticker != null) {
      ticker.take(answer);
    }
  }

  @Nullable Frame tick(double time) {
    return ticker == null ? null : ticker.tick((long) (time * 1000), INTERVAL_MS);
  }

  @Nullable Frame heartbeat(double time) {
    return ticker == null ? null : ticker.heartbeat((long) (time * 1000));
  }

  @Nullable ShardSnapshot state(int shard) {
    return ticker == null || ticker.shard() != shard ? null : ticker.snapshot();
  }

  List<Sighting> sightings() {
    return cache == null ? List.of() : cache.table().snapshot();
  }
}
