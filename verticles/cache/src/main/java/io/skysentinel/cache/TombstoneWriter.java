package io.skysentinel.cache;

import io.skysentinel.cache.LogEntry.Forgotten;
import io.skysentinel.platform.log.ClientSettings;
import io.skysentinel.platform.log.LogAddress;
import java.time.Duration;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the null records by which the log forgets aircraft that are silent, from the consumer's
 * thread, which alone knows whether the partitions are still this node's.
 *
 * <p>What cannot be written is given up: a cache that starts later passes over states so old.
 */
final class TombstoneWriter {
  private static final Logger LOG = LoggerFactory.getLogger(TombstoneWriter.class);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

  private final Supplier<Producer<byte[], byte @Nullable []>> producers;
  private final String topic;
  private final CacheMetrics metrics;
  private final Queue<Forgotten> waiting = new ConcurrentLinkedQueue<>();
  private @Nullable Producer<byte[], byte @Nullable []> producer;
  private volatile boolean owner;

  TombstoneWriter(
      Supplier<Producer<byte[], byte @Nullable []>> producers, String topic, CacheMetrics metrics) {
    this.producers = producers;
    this.topic = topic;
    this.metrics = metrics;
  }

  /**
   * The settings of its producer. That one send blocks no longer than it does by default matters
   * here too: the consumer waits meanwhile, and must not miss its turn in the group.
   */
  static Properties settings(LogAddress log) {
    Properties settings = ClientSettings.producer(log, "skysentinel-forgetting");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20);
    return settings;
  }

  /** From any thread; each aircraft stands in the cache's table only once, which bounds this. */
  void add(Forgotten forgotten) {
    if (owner) {
      waiting.add(forgotten);
    }
  }

  /** The partitions are this node's. */
  void start() {
    owner = true;
  }

  /** They are not any more: whoever has them now removes the silent itself. */
  void stop() {
    owner = false;
    waiting.clear();
  }

  /** Writes what waits. */
  void write() {
    for (Forgotten next = waiting.poll(); next != null; next = waiting.poll()) {
      try {
        send(next);
      } catch (KafkaException e) {
        LOG.warn(
            "The log did not take the removal of {} and {} more: {}",
            next.icao24(),
            waiting.size(),
            e.getMessage());
        metrics.notForgotten(1 + waiting.size());
        waiting.clear();
      }
    }
  }

  void close() {
    stop();
    if (producer != null) {
      producer.close(CLOSE_PATIENCE);
    }
  }

  private void send(Forgotten forgotten) {
    if (producer == null) {
      producer = producers.get();
    }
    var unused =
        producer.send(
            StateRecords.forget(topic, forgotten),
            (metadata, failure) -> {
              if (failure == null) {
                metrics.forgotten();
              } else {
                LOG.debug("The removal of {} was not written", forgotten.icao24(), failure);
                metrics.notForgotten(1);
              }
            });
  }
}
