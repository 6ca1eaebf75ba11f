package io.skysentinel.cache;

import io.skysentinel.platform.log.ClientSettings;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The settings of the producer of null records. That one send blocks no longer than it does by
 * default matters here too: the consumer waits meanwhile, and must not miss its turn in the group.
 */
final class ForgettingSettings {
  private ForgettingSettings() {}

  static Properties of(String bootstrap) {
    Properties settings = ClientSettings.producer(bootstrap, "skysentinel-forgetting");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20);
    return settings;
  }
}
