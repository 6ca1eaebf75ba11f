package io.skysentinel.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.skysentinel.core.live.CacheShard;
import io.skysentinel.core.live.FlightTable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what a cache reads, keeps and forgets. */
final class CacheMetrics {
  private final MeterRegistry registry;
  private final Map<FlightTable.Outcome, Counter> outcomes =
      new EnumMap<>(FlightTable.Outcome.class);
  private final Counter broken;
  private final Counter forgotten;
  private final Counter notForgotten;
  private final Timer rebuilds;
  private @Nullable Gauge aircraft;

  CacheMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (FlightTable.Outcome outcome : FlightTable.Outcome.values()) {
      outcomes.put(outcome, states(word(outcome)));
    }
    broken = states("broken");
    forgotten = nullRecords("written");
    notForgotten = nullRecords("failed");
    rebuilds =
        Timer.builder("cache.rebuild")
            .description("From an assignment of partitions to the announcement of what they hold")
            .register(registry);
  }

  void state(FlightTable.Outcome outcome) {
    Counter counter = outcomes.get(outcome);
    if (counter != null) {
      counter.increment();
    }
  }

  void broken(int count) {
    broken.increment(count);
  }

  void forgotten() {
    forgotten.increment();
  }

  void notForgotten(int count) {
    notForgotten.increment(count);
  }

  void rebuilt(Duration time) {
    rebuilds.record(time);
  }

  /** This is the shard that the node keeps now. */
  void keeps(@Nullable CacheShard shard) {
    if (aircraft != null) {
      registry.remove(aircraft);
      aircraft = null;
    }
    if (shard != null) {
      aircraft =
          Gauge.builder("cache.aircraft", shard.table(), FlightTable::size)
              .description("Aircraft that the cache knows")
              .tag("shard", String.valueOf(shard.shard()))
              .register(registry);
    }
  }

  private Counter states(String result) {
    return Counter.builder("cache.states")
        .description("States read from the log, by what became of them")
        .tag("result", result)
        .register(registry);
  }

  private Counter nullRecords(String result) {
    return Counter.builder("cache.null.records")
        .description("Records by which the log forgets an aircraft")
        .tag("result", result)
        .register(registry);
  }

  private static String word(FlightTable.Outcome outcome) {
    return switch (outcome) {
      case ACCEPTED -> "accepted";
      case NOT_NEWER -> "older";
      case STALE -> "stale";
    };
  }
}
