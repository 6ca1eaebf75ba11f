package io.skysentinel.bridge.client;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** What the bridge counts; from any thread. */
public final class BridgeMetrics {
  private final MeterRegistry registry;
  private final Map<TransportName, OfTransport> transports = new EnumMap<>(TransportName.class);
  private final Counter skipped;
  private final AtomicInteger behind;

  private record OfTransport(AtomicInteger clients, Counter messages, Counter bytes) {}

  public BridgeMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (TransportName transport : TransportName.values()) {
      Tags label = Tags.of("transport", transport.label());
      transports.put(
          transport,
          new OfTransport(
              Objects.requireNonNull(registry.gauge("bridge.clients", label, new AtomicInteger())),
              registry.counter("bridge.messages.sent", label),
              registry.counter("bridge.bytes.sent", label)));
    }
    behind = Objects.requireNonNull(registry.gauge("bridge.clients.behind", new AtomicInteger()));
    skipped = registry.counter("bridge.frames.skipped");
  }

  void entered(TransportName transport) {
    of(transport).clients.incrementAndGet();
  }

  void left(TransportName transport) {
    of(transport).clients.decrementAndGet();
  }

  /** A client's connection takes no more. */
  void fellBehind() {
    behind.incrementAndGet();
  }

  /** Its connection takes more again, or is closed. */
  void caughtUp() {
    behind.decrementAndGet();
  }

  /** So many clients were each written so many bytes at once. */
  public void sent(TransportName transport, int receivers, long bytesEach) {
    of(transport).messages.increment(receivers);
    of(transport).bytes.increment((double) receivers * bytesEach);
  }

  /** Ticks that a client did not get because it was slow. */
  public void skipped(long ticks) {
    skipped.increment((double) ticks);
  }

  /** A client, or the hub itself, had to be given everything again. */
  public void resync(String reason) {
    registry.counter("bridge.resyncs", "reason", reason).increment();
  }

  /** A client, or something that it said, was refused. */
  public void rejected(String reason) {
    registry.counter("bridge.rejected", "reason", reason).increment();
  }

  private OfTransport of(TransportName transport) {
    return Objects.requireNonNull(transports.get(transport));
  }
}
