package io.skysentinel.history.ask.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** What is counted of those who are shown the past; from any thread. */
public final class StreamMetrics {
  private final MeterRegistry registry;
  private final AtomicInteger streams;
  private final AtomicInteger behind;
  private final AtomicInteger exports;
  private final Counter messages;
  private final Counter bytes;

  public StreamMetrics(MeterRegistry registry) {
    this.registry = registry;
    streams = Objects.requireNonNull(registry.gauge("history.streams", new AtomicInteger()));
    behind = Objects.requireNonNull(registry.gauge("history.streams.behind", new AtomicInteger()));
    exports = Objects.requireNonNull(registry.gauge("history.exports", new AtomicInteger()));
    messages = registry.counter("history.stream.messages");
    bytes = registry.counter("history.stream.bytes");
  }

  void entered() {
    streams.incrementAndGet();
  }

  void left() {
    streams.decrementAndGet();
  }

  /** Somebody's connection takes no more. */
  void fellBehind() {
    behind.incrementAndGet();
  }

  /** It takes more again, or is closed. */
  void caughtUp() {
    behind.decrementAndGet();
  }

  /** Somebody is told a stretch of it. */
  public void exportBegan() {
    exports.incrementAndGet();
  }

  public void exportEnded() {
    exports.decrementAndGet();
  }

  void sent(int size) {
    messages.increment();
    bytes.increment(size);
  }

  /** Somebody, or something that they said, was refused. */
  public void refused(String reason) {
    registry.counter("history.questions.refused", "reason", reason).increment();
  }
}
