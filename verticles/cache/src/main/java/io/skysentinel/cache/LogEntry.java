package io.skysentinel.cache;

import io.skysentinel.core.contract.Sighting;
import io.skysentinel.core.live.CacheShard;

/** One record of the state topic, understood. */
sealed interface LogEntry {

  /** Changes the shard, and counts what came of it. */
  void applyTo(CacheShard shard, double nowSeconds, CacheMetrics metrics);

  /** An aircraft was heard. */
  record Heard(Sighting sighting) implements LogEntry {
    @Override
    public void applyTo(CacheShard shard, double nowSeconds, CacheMetrics metrics) {
      metrics.state(shard.accept(sighting, nowSeconds));
    }
  }

  /**
   * An aircraft was removed.
   *
   * @param heardUntil what was known of it then, in Unix seconds: heard later, it is back already
   */
  record Forgotten(String icao24, double heardUntil) implements LogEntry {
    @Override
    public void applyTo(CacheShard shard, double nowSeconds, CacheMetrics metrics) {
      shard.remove(icao24, heardUntil);
    }
  }
}
