package io.skysentinel.node;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.List;

/** One registry for everything that is measured: ours, Vert.x's, Kafka's and the JVM's. */
final class MetricsSetup implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  MetricsSetup() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  MicrometerMetricsFactory forVertx() {
    return new MicrometerMetricsFactory(registry);
  }

  /** Vert.x needs to be told both what to measure and where to. */
  MicrometerMetricsOptions options() {
    MicrometerMetricsOptions options = new MicrometerMetricsOptions().setEnabled(true);
    options.getLabels().remove(Label.HTTP_METHOD);
    return options
        .setServerRequestTagsProvider(MetricsSetup::methodOf)
        .setClientRequestTagsProvider(MetricsSetup::methodOf);
  }

  /** Anybody can invent methods, and each would be a line of metrics for ever. */
  private static List<Tag> methodOf(HttpRequest request) {
    HttpMethod method = request.method();
    boolean isKnown = HttpMethod.values().contains(method);
    return List.of(Tag.of(Label.HTTP_METHOD.toString(), isKnown ? method.name() : "other"));
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
