package io.skysentinel.node;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.skysentinel.bridge.hub.HubVerticle;
import io.skysentinel.cache.CacheVerticle;
import io.skysentinel.cache.Peers;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.Role;
import io.skysentinel.platform.health.Finding;
import io.skysentinel.platform.health.HealthChecks;
import io.skysentinel.platform.health.NodeReport;
import io.skysentinel.platform.health.OpsRoutes;
import io.skysentinel.platform.health.StatusVerticle;
import io.skysentinel.platform.web.Routes;
import io.skysentinel.platform.web.WebVerticle;
import io.skysentinel.poller.PollerVerticle;
import io.skysentinel.poller.feeds.FeedFactory;
import io.skysentinel.ticker.TickerVerticle;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where the parts of a node are put together. */
final class Wiring {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  /** A node that starts anew has a new cache, and so a new epoch, anyway. */
  private static final int TICKER_START = 1;

  private final Vertx vertx;
  private final String node;
  private final StartConfig start;
  private final PrometheusMeterRegistry registry;
  private final Peers peers;
  private final LiveConfig config;
  private final HealthChecks health = new HealthChecks();
  private final Bus bus;
  private final BridgeParts bridge;
  private final NodeReport report;
  private volatile boolean started;
  private volatile String web = "";
  private final List<String> deployed = new ArrayList<>();

  Wiring(
      Vertx vertx, String node, StartConfig start, PrometheusMeterRegistry registry, Peers peers) {
    this.vertx = vertx;
    this.node = node;
    this.peers = peers;
    this.start = start;
    this.registry = registry;
    this.config = new LiveConfig(start.config());
    this.bus = Bus.of(vertx);
    this.bridge = new BridgeParts(config, bus, registry);
    this.report = new NodeReport(node, bridge.hub()::silentShards);
  }

  private boolean isBridge() {
    return config.current().node().roles().contains(Role.BRIDGE);
  }

  /** The web server: health and metrics on every node, and the live ways in where bridges are. */
  Future<Void> deployWeb() {
    health.add("node", () -> started ? Finding.up("started") : Finding.down("starting"));
    List<Routes> routes = new ArrayList<>(List.of(new OpsRoutes(registry, health)));
    int loops = 1;
    if (isBridge()) {
      health.add("bridge", bridge::finding);
      routes.addAll(bridge.routes());
      loops = Runtime.getRuntime().availableProcessors();
    }
    List<WebVerticle> servers = new CopyOnWriteArrayList<>();
    return vertx
        .deployVerticle(
            () -> {
              WebVerticle server = new WebVerticle(config.current(), routes);
              servers.add(server);
              return server;
            },
            new DeploymentOptions().setInstances(loops))
        .onSuccess(id -> {
          web = id;
          // All of them share one port.
          tellAddress(servers.get(0).port());
        })
        .<Void>mapEmpty()
        .recover(failure -> Future.failedFuture(asStartupFailure(failure)));
  }

  private void tellAddress(int port) {
    String address = "http://" + config.current().http().host() + ":" + port;
    LOG.info("Health and metrics at {}/health/ready and /metrics", address);
    if (isBridge()) {
      LOG.info("Live aircraft at {}/flights, API at {}/api", address, address);
    }
  }

  /** Says good-bye to who is connected. */
  Future<Void> undeployWeb() {
    return vertx.undeploy(web);
  }

  /** All that was asked for is deployed. */
  void started() {
    started = true;
  }

  /** The verticles of the node's roles, in the order of the way of the data. */
  Future<Void> deployRoles(String bootstrap) {
    Future<Void> all = deploy(new StatusVerticle(report, config, bus, System::currentTimeMillis));
    for (Role role : config.current().node().roles()) {
      all = all.compose(done -> deployAll(verticles(role, bootstrap)));
    }
    return all;
  }

  /** Ends the verticles: the sources first. */
  Future<Void> undeployRoles() {
    Future<Void> all = Future.succeededFuture();
    for (String id : deployed) {
      all = all.eventually(() -> vertx.undeploy(id));
    }
    return all;
  }

  /** Changes of the file, and of other nodes' files, take effect from here on. */
  Future<String> watchConfiguration() {
    return vertx.deployVerticle(new ConfigVerticle(node, config, start, bus));
  }

  private List<Deployable> verticles(Role role, String bootstrap) {
    return switch (role) {
      case POLLER ->
          List.of(
              new PollerVerticle(
                  bootstrap,
                  config,
                  report,
                  registry,
                  health,
                  System::currentTimeMillis,
                  FeedFactory::create));
      case CACHE ->
          List.of(
              new CacheVerticle(
                  bootstrap, config, bus, registry, health, System::currentTimeMillis, peers));
      case TICKER ->
          List.of(
              new TickerVerticle(
                  config, bus, registry, health, System::currentTimeMillis, TICKER_START));
      case BRIDGE -> List.of(new HubVerticle(bridge.hub()));
    };
  }

  private Future<Void> deployAll(List<Deployable> verticles) {
    Future<Void> all = Future.succeededFuture();
    for (Deployable verticle : verticles) {
      all = all.compose(done -> deploy(verticle));
    }
    return all;
  }

  private Future<Void> deploy(Deployable verticle) {
    return vertx
        .deployVerticle(verticle)
        .map(id -> {
          deployed.add(id);
          LOG.debug("Deployed {}", verticle.getClass().getSimpleName());
          return null;
        });
  }

  private static StartupException asStartupFailure(Throwable failure) {
    String message = failure.getMessage();
    return new StartupException(message == null ? failure.toString() : message, failure);
  }
}
