package io.skysentinel.node;

import io.skysentinel.platform.bus.BusNetwork;
import io.skysentinel.platform.config.ClusterConfig;
import io.skysentinel.platform.config.NodeConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.health.EventLoopWatch;
import io.skysentinel.platform.role.Peers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.logging.log4j.LogManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One node from start to stop: what was opened is closed in reverse, under a deadline. */
final class NodeProcess {
  private static final Logger LOG = LoggerFactory.getLogger(NodeProcess.class);
  private static final long START_PATIENCE_S = 120;
  private static final long INTERRUPTED_START_S = 5;

  private final StartConfig start;
  private final LogProvider logs;
  private final DatabaseProvider databases;
  private final Opened opened;
  private final CountDownLatch startEnded = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  NodeProcess(StartConfig start, LogProvider logs, DatabaseProvider databases) {
    this.start = start;
    this.logs = logs;
    this.databases = databases;
    this.opened = new Opened(start.config().get(NodeConfig.PART).shutdownSeconds());
  }

  /**
   * Starts everything, or fails with the reason. What a failed start has opened is closed by {@link
   * #stop}.
   */
  void start() throws InterruptedException {
    try {
      open();
    } finally {
      startEnded.countDown();
    }
  }

  private void open() throws InterruptedException {
    SkyConfig config = start.config();
    String name = nameOf(config.get(NodeConfig.PART));
    LOG.info("SkySentinel {} starts as {} on Java {}", Version.current(), name, Runtime.version());
    DatabaseProvider.Access database = databases.of(config);
    MetricsSetup metrics = new MetricsSetup();
    opened.addBlocking("metrics", metrics::close);
    ClusterPeers cluster =
        config.get(ClusterConfig.PART).enabled()
            ? new ClusterPeers(config.get(ClusterConfig.PART), name)
            : null;
    VertxOptions options = new VertxOptions().setMetricsOptions(metrics.options());
    EventLoopWatch.prepare(options);
    Vertx vertx = await(vertx(config, cluster, options, metrics));
    opened.add("Vert.x", vertx::close);
    UnhandledFailures.of(vertx);
    EventLoopWatch.over(vertx);
    if (cluster != null) {
      await(vertx.deployVerticle(new PeerVerticle(cluster, options)));
    }
    Peers peers = cluster == null ? Peers.NONE : cluster;
    Wiring wiring = new Wiring(vertx, name, start, metrics.registry(), peers, database.source());
    // Health first: it tells what the node waits for.
    await(wiring.deployWeb());
    LogProvider.Access log = logs.open(config);
    opened.addBlocking("the log", log.close());
    opened.addBlocking("the database", database.close());
    opened.add("the verticles", wiring::undeployRoles);
    await(wiring.deployRoles(log.address()));
    // Who is connected is told first that the node stops.
    opened.add("the web server", wiring::undeployWeb);
    await(wiring.watchConfiguration());
    wiring.started();
    database.start().run();
  }

  /** Returns once the node has been stopped, by whatever. */
  void awaitStopped() throws InterruptedException {
    stopped.await();
  }

  /** Closes what is open; safe to call twice. */
  void stop() {
    LOG.info("Stopping");
    boolean clean = opened.closeAll();
    // A start that was under way closes what it opens from now on, the temporary data with it.
    clean &= startHasEnded();
    LOG.info(clean ? "Stopped" : "Stopped; not everything ended in time");
    stopped.countDown();
  }

  /** The last thing that this JVM does. */
  void stopAndEndLogging() {
    stop();
    LogManager.shutdown();
  }

  private boolean startHasEnded() {
    try {
      return startEnded.await(INTERRUPTED_START_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Future<Vertx> vertx(
      SkyConfig config,
      @Nullable ClusterPeers cluster,
      VertxOptions options,
      MetricsSetup metrics) {
    VertxBuilder builder =
        Vertx.builder()
            .with(options)
            .withMetrics(metrics.forVertx())
            .withTransport(Transports.of(config.get(NodeConfig.PART).transport()));
    if (cluster == null) {
      return Future.succeededFuture(builder.build());
    }
    BusNetwork.listenOn(options, config.get(ClusterConfig.PART).host());
    BusTls.apply(config.get(ClusterConfig.PART).tls(), options);
    return builder.withClusterManager(cluster.manager()).buildClustered();
  }

  private static String nameOf(NodeConfig node) {
    if (!node.name().isBlank()) {
      return node.name();
    }
    String host = System.getenv().getOrDefault("HOSTNAME", "node");
    return host + "-" + ProcessHandle.current().pid();
  }

  private static <T> T await(Future<T> step) throws InterruptedException {
    try {
      return step.toCompletionStage().toCompletableFuture().get(START_PATIENCE_S, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StartupException known) {
        throw known;
      }
      throw new StartupException("cannot start: " + words(e.getCause()), e.getCause());
    } catch (TimeoutException e) {
      throw new StartupException("cannot start: a step took over " + START_PATIENCE_S + " s", e);
    }
  }

  private static String words(@Nullable Throwable failure) {
    if (failure == null) {
      return "for an unknown reason";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
