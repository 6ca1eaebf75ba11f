package io.skysentinel.node.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.skysentinel.node.bus.Bus;
import io.skysentinel.node.config.LiveConfig;
import io.skysentinel.node.config.Role;
import io.skysentinel.node.ops.Finding;
import io.skysentinel.node.ops.HealthChecks;
import io.skysentinel.node.ops.OpsVerticle;
import io.skysentinel.node.poller.PollerVerticle;
import io.skysentinel.node.poller.feeds.FeedFactory;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where the parts of a node are put together. */
final class Wiring {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  private final Vertx vertx;
  private final String node;
  private final StartConfig start;
  private final PrometheusMeterRegistry registry;
  private final LiveConfig config;
  private final HealthChecks health = new HealthChecks();
  private final Bus bus;
  private volatile boolean started;
  private final List<String> deployed = new ArrayList<>();

  Wiring(Vertx vertx, String node, StartConfig start, PrometheusMeterRegistry registry) {
    this.vertx = vertx;
    this.node = node;
    this.start = start;
    this.registry = registry;
    this.config = new LiveConfig(start.config());
    this.bus = Bus.of(vertx);
  }

  /** Health and metrics, on every node. */
  Future<String> deployOps() {
    health.add("node", () -> started ? Finding.up("started") : Finding.down("starting"));
    return vertx
        .deployVerticle(new OpsVerticle(config.current().http(), registry, health))
        .recover(failure -> Future.failedFuture(asStartupFailure(failure)));
  }

  /** All that was asked for is deployed. */
  void started() {
    started = true;
  }

  /** The verticles of the node's roles, in the order of the way of the data. */
  Future<Void> deployRoles(String bootstrap) {
    Future<Void> all = Future.succeededFuture();
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
                  node,
                  bootstrap,
                  config,
                  bus,
                  registry,
                  health,
                  System::currentTimeMillis,
                  FeedFactory::create));
      case CACHE, TICKER, BRIDGE -> List.of();
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
