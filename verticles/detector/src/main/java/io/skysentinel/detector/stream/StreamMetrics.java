package io.skysentinel.detector.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts who follows the processed updates, and what they are told. Any thread. */
public final class StreamMetrics {
  private final MeterRegistry registry;
  private final AtomicInteger clients = new AtomicInteger();
  private final Counter told;
  private final Counter skipped;

  public StreamMetrics(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("detector.streams", clients, AtomicInteger::get)
        .description("Clients that follow the processed updates")
        .register(registry);
    this.told = updates("told");
    this.skipped = updates("skipped");
  }

  private Counter updates(String result) {
    return Counter.builder("detector.stream.updates")
        .description("Updates for clients, by whether their connections took them")
        .tag("result", result)
        .register(registry);
  }

  void entered() {
    clients.incrementAndGet();
  }

  void left() {
    clients.decrementAndGet();
  }

  void told(int updates, boolean written) {
    (written ? told : skipped).increment(updates);
  }

  /** Somebody is not let in, or sent away. */
  public void refused(String reason) {
    registry.counter("detector.stream.refused", "reason", reason).increment();
  }
}
