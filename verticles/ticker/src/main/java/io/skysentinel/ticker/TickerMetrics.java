package io.skysentinel.ticker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.skysentinel.core.contract.Frame;

/** Counts the frames that leave. */
final class TickerMetrics {
  private final MeterRegistry registry;
  private final Counter changed;
  private final Counter jsonBytes;
  private final Counter packedBytes;

  TickerMetrics(MeterRegistry registry) {
    this.registry = registry;
    changed =
        Counter.builder("ticker.changed")
            .description("Aircraft changed or removed, once for each frame")
            .register(registry);
    jsonBytes = bytes("json");
    packedBytes = bytes("msgpack");
  }

  void left(Frame frame) {
    Counter.builder("ticker.frames")
        .description("Frames with changes")
        .tag("shard", String.valueOf(frame.shard()))
        .register(registry)
        .increment();
    changed.increment(frame.upserts().size() + frame.removals().size());
    jsonBytes.increment(frame.json().bytes().length);
    packedBytes.increment(frame.packed().bytes().length);
  }

  private Counter bytes(String encoding) {
    return Counter.builder("ticker.frame.bytes")
        .description("Bytes of changed aircraft in frames, each encoded once for all clients")
        .tag("encoding", encoding)
        .register(registry);
  }
}
