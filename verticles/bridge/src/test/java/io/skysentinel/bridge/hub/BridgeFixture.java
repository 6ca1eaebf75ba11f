package io.skysentinel.bridge.hub;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.platform.config.HttpConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.web.WebVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A whole bridge on two event loops, with tickers that the test plays. */
final class BridgeFixture implements AutoCloseable {
  private static final int LOOPS = 2;

  static {
    // A machine that builds three things at once is slow, not wrong.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
  }

  final Vertx vertx =
      Vertx.builder().with(new VertxOptions().setPreferNativeTransport(true)).build();
  final MeterRegistry registry = new SimpleMeterRegistry();
  final FakeFrames frames = new FakeFrames(vertx);
  final LiveHub hub;
  private final List<WebVerticle> webs = new CopyOnWriteArrayList<>();
  private final String web;

  BridgeFixture() {
    this(SkyConfig.defaults().get(BridgeConfig.PART));
  }

  BridgeFixture(BridgeConfig bridge) {
    this(bridge, List.of());
  }

  BridgeFixture(BridgeConfig bridge, List<String> origins) {
    SkyConfig config =
        SkyConfig.defaults()
            .with(HttpConfig.PART, new HttpConfig("127.0.0.1", 0, origins))
            .with(BridgeConfig.PART, bridge);
    LiveConfig live = new LiveConfig(config);
    hub =
        new LiveHub(
            frames,
            new FrameRing.Limits(bridge.ringFrames(), bridge.ringBytes()),
            System::currentTimeMillis,
            registry);
    BridgeMetrics metrics = new BridgeMetrics(registry);
    LiveRoutes routes =
        new LiveRoutes(hub, live, new Turnstile(live, metrics), metrics, System::currentTimeMillis);
    web =
        vertx
            .deployVerticle(
                () -> {
                  WebVerticle verticle = new WebVerticle(config, options(config), List.of(routes));
                  webs.add(verticle);
                  return verticle;
                },
                new DeploymentOptions().setInstances(LOOPS))
            .await();
    vertx.deployVerticle(new HubVerticle(hub)).await();
  }

  int port() {
    return webs.get(0).port();
  }

  TestClient connect(String query, String... subProtocols) {
    return TestClient.connect(vertx, port(), query, subProtocols);
  }

  double count(String counter, String tag, String value) {
    var found = registry.find(counter).tag(tag, value).counter();
    return found == null ? 0 : found.count();
  }

  void stopServing() {
    if (vertx.deploymentIDs().contains(web)) {
      vertx.undeploy(web).await();
    }
  }

  @Override
  public void close() {
    // The server first: clients of the same Vert.x would wait for it, and it for them.
    stopServing();
    vertx.close().await();
  }

  private static HttpServerOptions options(SkyConfig config) {
    HttpServerOptions options = WebVerticle.usualOptions();
    LiveRoutes.configure(options, config.get(BridgeConfig.PART));
    return options;
  }
}
