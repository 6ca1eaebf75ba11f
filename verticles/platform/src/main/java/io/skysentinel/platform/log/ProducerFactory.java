package io.skysentinel.platform.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

/**
 * Makes producers with transactions, one after the other, each with its metrics, by the name that
 * the log knows them by.
 *
 * <p>Not vertx-kafka-client's: its {@code send} costs a worker task and two context switches for
 * every record, and there are 120,000 a second.
 */
public final class ProducerFactory implements Function<String, Producer<byte[], byte[]>> {
  private final Properties settings;
  private final MeterRegistry registry;
  private @Nullable KafkaClientMetrics metrics;

  /**
   * @param settings as {@link ClientSettings#transactions} begins them
   */
  public ProducerFactory(Properties settings, MeterRegistry registry) {
    this.settings = settings;
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
}
