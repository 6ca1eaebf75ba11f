package io.skysentinel.history;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.skysentinel.history.log.HistoryCounts;
import io.skysentinel.history.log.HistoryProgress;
import java.util.function.Supplier;

/** Counts what becomes of what detectors said. */
final class AnomalyMetrics implements HistoryCounts {
  private final MeterRegistry registry;
  private final Counter written;
  private final Counter broken;
  private final Counter missed;
  private final Counter refused;

  AnomalyMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.written = events("written");
    this.broken = events("broken");
    this.missed = events("missed");
    this.refused =
        Counter.builder("history.anomalies.refused")
            .description("How often the database did not take what was said of anomalies")
            .register(registry);
  }

  /** Shows how it stands, too. */
  void watch(Supplier<HistoryProgress> progress) {
    Gauge.builder("history.anomalies.behind.records", () -> progress.get().behind())
        .description("Records of this node's partitions of the anomalies that are not read yet")
        .register(registry);
  }

  private Counter events(String result) {
    return Counter.builder("history.anomalies")
        .description("What detectors said, read from the log to be kept, by what became of it")
        .tag("result", result)
        .register(registry);
  }

  @Override
  public void written(int records, long ms) {
    written.increment(records);
  }

  @Override
  public void notUnderstood(int records) {
    broken.increment(records);
  }

  @Override
  public void missed(long records) {
    missed.increment((double) records);
  }

  @Override
  public void refused() {
    refused.increment();
  }
}
