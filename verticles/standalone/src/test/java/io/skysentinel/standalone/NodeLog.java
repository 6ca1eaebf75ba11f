package io.skysentinel.standalone;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.node.config.ClusterConfig;
import io.skysentinel.node.config.HttpConfig;
import io.skysentinel.node.config.KafkaConfig;
import io.skysentinel.node.config.LiveConfig;
import io.skysentinel.node.config.LoggingConfig;
import io.skysentinel.node.config.NodeConfig;
import io.skysentinel.node.config.PublisherConfig;
import io.skysentinel.node.config.Role;
import io.skysentinel.node.config.SkyConfig;
import io.skysentinel.node.log.FlightLog;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The log as a node opens and fills it, without the rest of the node. */
final class NodeLog implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Vertx vertx = Vertx.vertx();
  private final FlightLog.Opening opening;

  private NodeLog(String bootstrap, long nowMs) {
    LiveConfig config = new LiveConfig(config(bootstrap));
    opening = FlightLog.open(vertx, bootstrap, config, new SimpleMeterRegistry(), () -> nowMs);
  }

  /** Returns when the topics are there. */
  static NodeLog open(String bootstrap, long nowMs) throws TimeoutException {
    NodeLog log = new NodeLog(bootstrap, nowMs);
    await(log.opening.opened());
    return log;
  }

  void write(FeedBatch batch) throws TimeoutException {
    await(opening.opened().result().offer(batch));
  }

  /** Returns when the broker has all that was written. */
  @Override
  public void close() throws TimeoutException {
    try {
      await(opening.close(PATIENCE));
    } finally {
      await(vertx.close());
    }
  }

  private static void await(Future<?> future) throws TimeoutException {
    Object unused = future.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static SkyConfig config(String bootstrap) {
    return new SkyConfig(
        new NodeConfig("test", List.of(Role.POLLER), 10),
        new HttpConfig("127.0.0.1", 0),
        new KafkaConfig(
            bootstrap,
            -1,
            new KafkaConfig.Topics("flights.state", "flights.updates", "flights.deadletter")),
        new ClusterConfig(false, "test", "127.0.0.1", 0, List.of()),
        new PublisherConfig(
            10_000, PublisherConfig.WhenFull.PAUSE, 5, 65_536, PublisherConfig.Compression.LZ4),
        new LoggingConfig("info", Map.of()),
        List.of(),
        Map.of());
  }
}
