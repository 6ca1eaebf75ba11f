package io.skysentinel.poller.log;

import io.skysentinel.platform.log.ClientSettings;
import java.util.Locale;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The producer's settings: nothing that was accepted is ever given up. */
final class ProducerSettings {
  /** What may wait in the producer; the rest of the buffer waits before it, as smaller records. */
  private static final long BUFFER_BYTES = 64L << 20;

  private ProducerSettings() {}

  static Properties of(String bootstrap, PublisherConfig publisher) {
    Properties settings = ClientSettings.producer(bootstrap, "skysentinel-publisher");
    // A broker that is away for hours must not cost a record that was accepted.
    settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 1_000);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, publisher.lingerMs());
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, publisher.batchBytes());
    settings.put(
        ProducerConfig.COMPRESSION_TYPE_CONFIG,
        publisher.compression().name().toLowerCase(Locale.ROOT));
    return settings;
  }
}
