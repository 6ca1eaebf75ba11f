package io.skysentinel.poller.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.producer.KafkaProducer;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * Makes producers, one after the other, each with its metrics.
 *
 * <p>It hands out the producer inside vertx-kafka-client's: the client's own {@code send} costs a
 * worker task and two context switches for every record, and there are 120,000 a second.
 */
final class ProducerFactory implements Supplier<Producer<byte[], byte[]>> {
  private final Vertx vertx;
  private final Properties settings;
  private final MeterRegistry registry;
  private @Nullable KafkaClientMetrics metrics;

  ProducerFactory(Vertx vertx, Properties settings, MeterRegistry registry) {
    this.vertx = vertx;
    this.settings = settings;
    this.registry = registry;
  }

  @Override
  public Producer<byte[], byte[]> get() {
    if (metrics != null) {
      metrics.close();
    }
    Producer<byte[], byte[]> producer =
        KafkaProducer.<byte[], byte[]>create(vertx, settings).unwrap();
    metrics = new KafkaClientMetrics(producer);
    metrics.bindTo(registry);
    return producer;
  }
}
