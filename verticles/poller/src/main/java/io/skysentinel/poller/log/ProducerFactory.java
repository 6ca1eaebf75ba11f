package io.skysentinel.poller.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.skysentinel.platform.log.ClientSettings;
import io.skysentinel.platform.log.LogAddress;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

/**
 * Makes producers, one after the other, each with its metrics, by the name that the log knows them
 * by. What they were given they never give up, unless the log refuses them.
 *
 * <p>Not vertx-kafka-client's: its {@code send} costs a worker task and two context switches for
 * every record, and there are 120,000 a second.
 */
final class ProducerFactory implements Function<String, Producer<byte[], byte[]>> {
  /** What may wait in the producer; the rest of the buffer waits before it, as smaller records. */
  static final long BUFFER_BYTES = 64L << 20;

  private final Properties settings;
  private final MeterRegistry registry;
  private @Nullable KafkaClientMetrics metrics;

  ProducerFactory(LogAddress log, PublisherConfig publisher, MeterRegistry registry) {
    this.settings = settings(log, publisher);
    this.registry = registry;
  }

  @Override
  public Producer<byte[], byte[]> apply(String writer) {
    if (metrics != null) {
      metrics.close();
    }
    Properties named = new Properties();
    named.putAll(settings);
    named.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, writer);
    Producer<byte[], byte[]> producer = new KafkaProducer<>(named);
    metrics = new KafkaClientMetrics(producer);
    metrics.bindTo(registry);
    return producer;
  }

  private static Properties settings(LogAddress log, PublisherConfig publisher) {
    Properties settings = ClientSettings.producer(log, "skysentinel-publisher");
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
