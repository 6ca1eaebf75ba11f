package io.skysentinel.poller.log;

import io.skysentinel.platform.log.ClientSettings;
import io.skysentinel.platform.log.LogAddress;
import java.util.Locale;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The settings of the producers that write what the feeds bring. */
final class ProducerSettings {
  /** What may wait in the producer; the rest of the buffer waits before it, as smaller records. */
  static final long BUFFER_BYTES = 64L << 20;

  private ProducerSettings() {}

  static Properties of(LogAddress log, PublisherConfig publisher) {
    Properties settings = ClientSettings.transactions(log, "skysentinel-publisher");
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, publisher.lingerMs());
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, publisher.batchBytes());
    settings.put(
        ProducerConfig.COMPRESSION_TYPE_CONFIG,
        publisher.compression().name().toLowerCase(Locale.ROOT));
    return settings;
  }
}
