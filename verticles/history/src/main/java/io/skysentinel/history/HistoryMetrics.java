package io.skysentinel.history;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.skysentinel.history.log.HistoryCounts;
import io.skysentinel.history.log.HistoryProgress;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Counts what becomes of the updates that are to be kept. */
final class HistoryMetrics implements HistoryCounts {
  private final MeterRegistry registry;
  private final Counter written;
  private final Counter broken;
  private final Counter missed;
  private final Counter refused;
  private final Timer writes;

  HistoryMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.written = updates("written");
    this.broken = updates("broken");
    this.missed = updates("missed");
    this.refused =
        Counter.builder("history.refused")
            .description("How often the database did not take what was to be written")
            .register(registry);
    this.writes =
        Timer.builder("history.write")
            .description("How long it takes to write what was read")
            .register(registry);
  }

  private Counter updates(String result) {
    return Counter.builder("history.updates")
        .description("Updates read from the log to be kept, by what became of them")
        .tag("result", result)
        .register(registry);
  }

  /**
   * Shows how it stands, too.
   *
   * @param isUp whether nothing is wrong
   */
  void watch(Supplier<HistoryProgress> progress, BooleanSupplier isUp) {
    Gauge.builder("history.up", () -> isUp.getAsBoolean() ? 1 : 0)
        .description("1 while the past is written, 0 while something keeps it from being")
        .register(registry);
    Gauge.builder("history.partitions", () -> progress.get().partitions())
        .description("Partitions of the updates that this node writes")
        .register(registry);
    Gauge.builder("history.behind.records", () -> progress.get().behind())
        .description("Records of these partitions that are not read yet")
        .register(registry);
  }

  @Override
  public void written(int updates, long ms) {
    written.increment(updates);
    writes.record(Duration.ofMillis(ms));
  }

  @Override
  public void notUnderstood(int records) {
    broken.increment(records);
  }

  @Override
  public void missed(long updates) {
    missed.increment((double) updates);
  }

  @Override
  public void refused() {
    refused.increment();
  }
}
