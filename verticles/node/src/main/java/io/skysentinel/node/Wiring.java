package io.skysentinel.node;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.skysentinel.platform.auth.AccessCheck;
import io.skysentinel.platform.auth.Authenticator;
import io.skysentinel.platform.auth.LoginRoutes;
import io.skysentinel.platform.auth.users.LoginLimiter;
import io.skysentinel.platform.auth.users.Passwords;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.config.HttpConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.NodeConfig;
import io.skysentinel.platform.config.TlsConfig;
import io.skysentinel.platform.connection.Connections;
import io.skysentinel.platform.database.DatabaseSource;
import io.skysentinel.platform.health.Finding;
import io.skysentinel.platform.health.HealthChecks;
import io.skysentinel.platform.health.NodeReport;
import io.skysentinel.platform.health.OpsRoutes;
import io.skysentinel.platform.health.StatusVerticle;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.role.NodeContext;
import io.skysentinel.platform.role.Peers;
import io.skysentinel.platform.role.RoleOnNode;
import io.skysentinel.platform.time.Clocks;
import io.skysentinel.platform.web.Routes;
import io.skysentinel.platform.web.TlsFiles;
import io.skysentinel.platform.web.WebVerticle;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts of a node together: the platform's own, and those that its roles bring. */
final class Wiring {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  private final Vertx vertx;
  private final String node;
  private final StartConfig start;
  private final PrometheusMeterRegistry registry;
  private final NodeContext context;
  private final List<RoleOnNode> roles;
  private final HealthChecks health = new HealthChecks();
  private final Authenticator authenticator;
  private final TlsFiles tls;
  private volatile boolean started;
  private volatile String web = "";
  private final List<String> deployed = new ArrayList<>();

  Wiring(
      Vertx vertx,
      String node,
      StartConfig start,
      PrometheusMeterRegistry registry,
      Peers peers,
      DatabaseSource database) {
    this.vertx = vertx;
    this.node = node;
    this.start = start;
    this.registry = registry;
    LiveConfig config = new LiveConfig(start.config());
    this.context =
        new NodeContext(
            config,
            Bus.of(vertx),
            registry,
            new NodeReport(node),
            peers,
            Clocks.SYSTEM,
            new Connections(config, Clocks.SYSTEM.steadyMs(), registry),
            database);
    this.authenticator = new Authenticator(vertx, context.config(), context.clocks(), registry);
    this.tls = new TlsFiles(vertx, start.config().get(TlsConfig.PART));
    List<String> names = start.config().get(NodeConfig.PART).roles();
    this.roles = Roles.named(names).stream().map(role -> role.on(context)).toList();
  }

  /** The web server: health and metrics on every node, and what its roles answer. */
  Future<Void> deployWeb() {
    health.add("node", () -> started ? Finding.up("started") : Finding.down("starting"));
    roles.forEach(role -> role.checks().forEach(health::add));
    List<Routes> routes =
        new ArrayList<>(
            List.of(
                // Before all others: who may not come in gets no further.
                new AccessCheck(
                    authenticator,
                    path -> roles.stream().anyMatch(role -> role.isPage(path)),
                    context.connections()::addressOf),
                new LoginRoutes(
                    authenticator,
                    new Passwords(vertx),
                    new LoginLimiter(),
                    context.connections()::addressOf),
                new OpsRoutes(registry, health)));
    roles.forEach(role -> routes.addAll(role.routes()));
    boolean many = roles.stream().anyMatch(RoleOnNode::servesManyClients);
    int loops = many ? Runtime.getRuntime().availableProcessors() : 1;
    HttpServerOptions options = WebVerticle.usualOptions();
    roles.forEach(role -> role.configure(options));
    List<WebVerticle> servers = new CopyOnWriteArrayList<>();
    return authenticator
        .start()
        .compose(read -> tls.read())
        .compose(read -> {
          tls.configure(options);
          return vertx.deployVerticle(
              () -> {
                WebVerticle server =
                    new WebVerticle(context.config(), context.connections(), options, routes);
                servers.add(server);
                return server;
              },
              new DeploymentOptions().setInstances(loops));
        })
        .onSuccess(id -> {
          web = id;
          // All of them share one port, and what it is encrypted with.
          tls.watch(servers.get(0)::encryptWith);
          tellAddress(servers.get(0).port());
        })
        .<Void>mapEmpty()
        .recover(failure -> Future.failedFuture(asStartupFailure(failure)));
  }

  private void tellAddress(int port) {
    String host = context.config().get(HttpConfig.PART).host();
    String scheme = start.config().get(TlsConfig.PART).isOn() ? "https://" : "http://";
    String address = scheme + host + ":" + port;
    authenticator.warning(host).ifPresent(LOG::warn);
    LOG.info("Health and metrics at {}/health/ready and /metrics", address);
    roles.forEach(role -> role.announcements(address).forEach(LOG::info));
  }

  /** Says good-bye to who is connected. */
  Future<Void> undeployWeb() {
    tls.stop();
    return vertx.undeploy(web).eventually(authenticator::stop);
  }

  /** All that was asked for is deployed. */
  void started() {
    started = true;
  }

  /** The verticles of the node's roles, in the order of the way of the data. */
  Future<Void> deployRoles(LogAddress log) {
    Future<Void> all =
        deploy(
            new StatusVerticle(
                context.report(), context.config(), context.bus(), context.clockMs()));
    for (RoleOnNode role : roles) {
      for (Deployable verticle : role.verticles(log)) {
        all = all.compose(done -> deploy(verticle));
      }
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
    return vertx.deployVerticle(new ConfigVerticle(node, context.config(), start, context.bus()));
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
