package io.skysentinel.detector;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.skysentinel.detector.log.Counts;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a detector reads and says. */
final class DetectorMetrics implements Counts {
  private final MeterRegistry registry;
  private final Counter judged;
  private final Counter again;
  private final Counter broken;
  private final Counter failed;
  private final Counter missed;
  private final Counter restarts;
  private final Timer commits;
  private final AtomicLong partitions = new AtomicLong();
  private final AtomicLong behind = new AtomicLong();

  DetectorMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.judged = updates("judged");
    this.again = updates("again");
    this.broken = updates("broken");
    this.failed = updates("failed");
    this.missed = updates("missed");
    this.restarts =
        Counter.builder("detector.restarts")
            .description("How often reading had to begin anew, after a failure")
            .register(registry);
    this.commits =
        Timer.builder("detector.commit")
            .description("How long the end of a transaction takes")
            .register(registry);
    Gauge.builder("detector.partitions", partitions, AtomicLong::get)
        .description("Partitions of the updates that this node judges")
        .register(registry);
    Gauge.builder("detector.behind.records", behind, AtomicLong::get)
        .description("Records of these partitions that are not judged yet")
        .register(registry);
  }

  private Counter updates(String result) {
    return Counter.builder("detector.updates")
        .description("Updates read from the log, by what became of them")
        .tag("result", result)
        .register(registry);
  }

  @Override
  public void told(int updates, int inSilence, int notUnderstood) {
    judged.increment(updates);
    again.increment(inSilence);
    broken.increment(notUnderstood);
  }

  @Override
  public void failed() {
    failed.increment();
  }

  @Override
  public void missed(long updates) {
    missed.increment((double) updates);
  }

  @Override
  public void event(String kind, String phase) {
    Counter.builder("detector.events")
        .description("What was said of anomalies")
        .tag("kind", kind)
        .tag("phase", phase)
        .register(registry)
        .increment();
  }

  @Override
  public void committed(long nanos) {
    commits.record(Duration.ofNanos(nanos));
  }

  @Override
  public void restarted() {
    restarts.increment();
  }

  @Override
  public void share(int partitionsNow, long behindNow) {
    partitions.set(partitionsNow);
    behind.set(behindNow);
  }
}
