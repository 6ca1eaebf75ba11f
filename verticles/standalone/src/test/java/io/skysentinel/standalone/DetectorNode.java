package io.skysentinel.standalone;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.AnomalyMessage;
import io.skysentinel.detector.DetectorRole;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.bus.BusSubscription;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.load.ConfigLoader;
import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.platform.connection.Connections;
import io.skysentinel.platform.database.DatabaseSource;
import io.skysentinel.platform.health.Finding;
import io.skysentinel.platform.health.NodeReport;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.role.NodeContext;
import io.skysentinel.platform.role.Peers;
import io.skysentinel.platform.role.RoleOnNode;
import io.skysentinel.platform.time.Clocks;
import io.vertx.core.Deployable;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The detector of a node, without the rest of it. */
final class DetectorNode implements AutoCloseable {
  private static final long PATIENCE_S = 90;

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final List<AnomalyMessage> said = new CopyOnWriteArrayList<>();
  private final RoleOnNode role;

  private DetectorNode(Map<String, String> environment) throws ConfigException {
    LiveConfig live =
        new LiveConfig(
            new ConfigLoader(new DetectorRole().config(), environment, Map.of())
                .load(null)
                .config());
    Bus bus = Bus.of(vertx);
    BusSubscription unused = bus.subscribe(Addresses.ANOMALY, said::add);
    NodeContext context =
        new NodeContext(
            live,
            bus,
            registry,
            new NodeReport("detector"),
            Peers.NONE,
            Clocks.SYSTEM,
            new Connections(live, Clocks.SYSTEM.steadyMs(), registry),
            DatabaseSource.NONE);
    role = new DetectorRole().on(context);
  }

  static DetectorNode start(String bootstrap) throws ConfigException, TimeoutException {
    return start(bootstrap, Map.of());
  }

  /** One that is told more by its environment. */
  static DetectorNode start(String bootstrap, Map<String, String> more)
      throws ConfigException, TimeoutException {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("REDPANDA_BROKER", bootstrap);
    DetectorNode node = new DetectorNode(environment);
    for (Deployable verticle : node.role.verticles(LogAddress.plain(bootstrap))) {
      Object unused = node.vertx.deployVerticle(verticle).await(PATIENCE_S, TimeUnit.SECONDS);
    }
    return node;
  }

  Finding finding() {
    return role.checks().get("detector").get();
  }

  boolean isUp() {
    return finding().level() == Finding.Level.UP;
  }

  /** What was published on the bus. */
  List<AnomalyMessage> said() {
    return said;
  }

  /** How many updates came to that. */
  double updates(String result) {
    return count("detector.updates", "result", result);
  }

  private double count(String name, String... tags) {
    return registry.find(name).tags(tags).counters().stream().mapToDouble(Counter::count).sum();
  }

  /** How many partitions it judges. */
  double partitions() {
    var gauge = registry.find("detector.partitions").gauge();
    return gauge == null ? 0 : gauge.value();
  }

  /** How many models came to that. */
  double models(String result) {
    return count("detector.models", "result", result);
  }

  /** How many updates the models of all classes have learned. */
  double learned() {
    return registry.find("detector.learned.updates").gauges().stream()
        .mapToDouble(Gauge::value)
        .sum();
  }

  /** How often it had to begin anew. */
  double restarts() {
    return count("detector.restarts");
  }

  /** Leaves the consumer group, as a node does that is told to stop. */
  @Override
  public void close() throws TimeoutException {
    Object unused = vertx.close().await(PATIENCE_S, TimeUnit.SECONDS);
  }
}
