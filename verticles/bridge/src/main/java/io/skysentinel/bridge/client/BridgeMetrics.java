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
  private final Map<TransportName, AtomicInteger> clients = new EnumMap<>(TransportName.class);
  private final Map<TransportName, Counter> messages = new EnumMap<>(TransportName.class);
  private final Map<TransportName, Counter> bytes = new EnumMap<>(TransportName.class);
  private final Counter skipped;
  private final AtomicInteger behind;

  public BridgeMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (TransportName transport : TransportName.values()) {
      String label = transport.label();
      clients.put(
          transport,
          registry.gauge("bridge.clients", Tags.of("transport", label), new AtomicInteger()));
      messages.put(transport, registry.counter("bridge.messages.sent", "transport", label));
      bytes.put(transport, registry.counter("bridge.bytes.sent", "transport", label));
    }
    behind = Objects.requireNonNull(registry.gauge("bridge.clients.behind", new AtomicInteger()));
    skipped = registry.counter("bridge.frames.skipped");
  }

  void entered(TransportName transport) {
    clients(transport).incrementAndGet();
  }

  void left(TransportName transport) {
    clients(transport).decrementAndGet();
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
    counter(messages, transport).increment(receivers);
    counter(bytes, transport).increment((double) receivers * bytesEach);
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

  private AtomicInteger clients(TransportName transport) {
    return Objects.requireNonNull(clients.get(transport));
  }

  private static Counter counter(Map<TransportName, Counter> counters, TransportName transport) {
    return Objects.requireNonNull(counters.get(transport));
  }
}
