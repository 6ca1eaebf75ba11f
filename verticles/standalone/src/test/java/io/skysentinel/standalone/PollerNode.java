package io.skysentinel.standalone;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.core.contract.FeedStatus;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.config.load.ConfigLoader;
import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.platform.connection.Connections;
import io.skysentinel.platform.database.DatabaseSource;
import io.skysentinel.platform.health.NodeReport;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.role.NodeContext;
import io.skysentinel.platform.role.Peers;
import io.skysentinel.platform.time.Clocks;
import io.skysentinel.poller.FeedsConfig;
import io.skysentinel.poller.PollerVerticle;
import io.skysentinel.poller.feeds.receiver.ReadsbConfig;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The poller of a node, without the rest of it. */
final class PollerNode implements AutoCloseable {
  private static final long PATIENCE_S = 90;

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final NodeReport report;

  private PollerNode(String name) {
    report = new NodeReport(name);
  }

  static PollerNode start(
      String name, String bootstrap, String url, double intervalSeconds, int sessionMs)
      throws ConfigException, TimeoutException {
    PollerNode node = new PollerNode(name);
    SkyConfig config =
        new ConfigLoader(List.of(), Map.of("REDPANDA_BROKER", bootstrap), Map.of())
            .load(null)
            .config()
            .with(
                FeedsConfig.PART,
                new FeedsConfig(
                    List.of("home"),
                    Map.of("home", new ReadsbConfig(url, intervalSeconds, 10, 1 << 20))));
    LiveConfig live = new LiveConfig(config);
    NodeContext context =
        new NodeContext(
            live,
            Bus.of(node.vertx),
            node.registry,
            node.report,
            Peers.NONE,
            Clocks.SYSTEM,
            new Connections(live, Clocks.SYSTEM.steadyMs(), node.registry),
            DatabaseSource.NONE);
    Object unused =
        node.vertx
            .deployVerticle(new PollerVerticle(LogAddress.plain(bootstrap), context, sessionMs))
            .await(PATIENCE_S, TimeUnit.SECONDS);
    return node;
  }

  /** Whether the feed runs here. */
  boolean runs() {
    return feeds().stream().anyMatch(feed -> feed.phase() == FeedStatus.Phase.RUNNING);
  }

  List<FeedStatus> feeds() {
    return report.status(0, List.of()).feeds();
  }

  /** The sum over all tags. */
  double count(String name, String... tags) {
    return registry.find(name).tags(tags).counters().stream().mapToDouble(Counter::count).sum();
  }

  double buffered() {
    return registry.get("producer.buffer.states").gauge().value();
  }

  /** Leaves the consumer group, as a node does that is told to stop. */
  @Override
  public void close() throws TimeoutException {
    Object unused = vertx.close().await(PATIENCE_S, TimeUnit.SECONDS);
  }
}
