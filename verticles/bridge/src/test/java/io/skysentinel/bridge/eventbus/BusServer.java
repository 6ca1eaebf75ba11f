package io.skysentinel.bridge.eventbus;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.bridge.hub.BridgeConfig;
import io.skysentinel.bridge.hub.BridgeMetrics;
import io.skysentinel.bridge.hub.HubVerticle;
import io.skysentinel.bridge.hub.LiveHub;
import io.skysentinel.bridge.hub.LiveRoutes;
import io.skysentinel.bridge.hub.Turnstile;
import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.NodeStatus;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.config.HttpConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.web.WebVerticle;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The event bus of a node with a scripted ticker behind it, on a port of its own. */
final class BusServer implements AutoCloseable {
  final ScriptedTicker ticker = new ScriptedTicker();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final LiveHub hub;
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
  private final Bus bus = Bus.of(vertx);
  private final AtomicLong aheadMs = new AtomicLong();
  private final WebVerticle web;
  private final String deployment;

  BusServer() {
    LiveConfig config =
        new LiveConfig(
            SkyConfig.defaults().with(HttpConfig.PART, new HttpConfig("127.0.0.1", 0, List.of())));
    BridgeMetrics metrics = new BridgeMetrics(registry);
    hub = new LiveHub(ticker, new FrameRing.Limits(300, 1 << 25), this::nowMs, registry);
    EventBusRoutes routes =
        new EventBusRoutes(hub, config, bus, new Turnstile(config, metrics), metrics, this::nowMs);
    web = new WebVerticle(config.current(), options(config.current()), List.of(routes));
    vertx.deployVerticle(new HubVerticle(hub)).await();
    deployment = vertx.deployVerticle(web).await();
    ticker.subscribed().await();
  }

  int port() {
    return web.port();
  }

  /** What a node's status looks like to a browser. */
  void publishStatus(String node) {
    bus.publish(
        Addresses.STATUS,
        new NodeStatus(node, 1, List.of("bridge"), 0, null, List.of(), List.of()));
  }

  /** Lets the server believe that so much time went by. */
  void passSeconds(int seconds) {
    aheadMs.addAndGet(TimeUnit.SECONDS.toMillis(seconds));
  }

  /** The node stops: it says good-bye. */
  void stop() {
    vertx.undeploy(deployment).await();
  }

  double rejected(String reason) {
    return registry.counter("bridge.rejected", "reason", reason).count();
  }

  double clients() {
    return registry.get("bridge.clients").gauges().stream()
        .mapToDouble(gauge -> gauge.value())
        .sum();
  }

  double skipped() {
    return registry.counter("bridge.frames.skipped").count();
  }

  double resyncs() {
    return registry.counter("bridge.resyncs", "reason", "slow").count();
  }

  private long nowMs() {
    return System.currentTimeMillis() + aheadMs.get();
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  private static HttpServerOptions options(SkyConfig config) {
    HttpServerOptions options = WebVerticle.usualOptions();
    LiveRoutes.configure(options, config.get(BridgeConfig.PART));
    return options;
  }
}
