package io.skysentinel.bridge.transport;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.bridge.BridgeRole;
import io.skysentinel.bridge.client.BridgeConfig;
import io.skysentinel.bridge.client.BridgeMetrics;
import io.skysentinel.bridge.frames.FakeFrames;
import io.skysentinel.bridge.frames.FrameSource;
import io.skysentinel.bridge.frames.HubVerticle;
import io.skysentinel.bridge.frames.LiveHub;
import io.skysentinel.bridge.questions.QuestionHandler;
import io.skysentinel.bridge.rest.RestRoutes;
import io.skysentinel.bridge.rest.StatusRoutes;
import io.skysentinel.bridge.transport.websocket.WebSocketTransport;
import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.AnomalyMessage;
import io.skysentinel.core.contract.HistoryAnswer;
import io.skysentinel.core.contract.HistoryQuestion;
import io.skysentinel.core.contract.NodeStatus;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.platform.auth.AccessCheck;
import io.skysentinel.platform.auth.Authenticator;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.config.AuthConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.connection.Connections;
import io.skysentinel.platform.time.Clocks;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.Routes;
import io.skysentinel.platform.web.WebVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A whole bridge on two event loops with all ways in, and tickers that the test plays. */
public class BridgeFixture implements AutoCloseable {
  private static final int LOOPS = 2;

  static {
    // A machine that builds three things at once is slow, not wrong.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
  }

  public final Vertx vertx =
      Vertx.builder().with(new VertxOptions().setPreferNativeTransport(true)).build();
  public final MeterRegistry registry = new SimpleMeterRegistry();
  public final FakeFrames frames = new FakeFrames(vertx);
  public final LiveHub hub;

  /** What is in force; swapped by tests. */
  public final LiveConfig live;

  private final Bus bus = Bus.of(vertx);
  private final AtomicLong aheadMs = new AtomicLong();
  private final List<WebVerticle> webs = new CopyOnWriteArrayList<>();
  private final String web;

  public BridgeFixture() {
    this(SkyConfig.defaults().get(BridgeConfig.PART));
  }

  public BridgeFixture(BridgeConfig bridge) {
    this(bridge, List.of());
  }

  public BridgeFixture(BridgeConfig bridge, List<String> origins) {
    this(bridge, origins, null, SkyConfig.defaults().get(AuthConfig.PART));
  }

  /** With frames from elsewhere, where {@code source} is not null. */
  protected BridgeFixture(
      BridgeConfig bridge, List<String> origins, @Nullable FrameSource source, AuthConfig auth) {
    SkyConfig config =
        SkyConfig.defaults()
            .with("http.port", 0)
            .with("http.allowedOrigins", origins)
            .with(BridgeConfig.PART, bridge)
            .with(AuthConfig.PART, auth);
    live = new LiveConfig(config);
    Clocks clocks = new Clocks(this::nowMs, this::steadyMs);
    Authenticator authenticator = new Authenticator(vertx, live, clocks, registry);
    authenticator.start().await();
    HttpServerOptions options = WebVerticle.usualOptions();
    WebSocketTransport.configure(options, bridge);
    hub =
        new LiveHub(
            source == null ? frames : source,
            new FrameRing.Limits(bridge.ringFrames(), bridge.ringBytes()),
            this::nowMs,
            registry);
    BridgeMetrics metrics = new BridgeMetrics(registry);
    Door.Rules rules = new Door.Rules(bridge.maxClients(), bridge.maxClientsPerAddress(), origins);
    Connections connections = new Connections(live, clocks.steadyMs(), registry);
    Door door = new Door(connections, () -> rules, hub::isOpen, metrics::rejected);
    List<QuestionHandler> questions = new ArrayList<>(BridgeRole.questions(hub, bus));
    questions.add(new EchoQuestions());
    ClientRoutes routes =
        new ClientRoutes(
            hub,
            () -> bridge,
            metrics,
            clocks,
            BridgeRole.transports(bus, questions, door, metrics, clocks));
    List<Routes> all =
        new ArrayList<>(
            List.of(new AccessCheck(authenticator, path -> false, connections::addressOf), routes));
    if (auth.enabled()) {
      all.add(new StatusRoutes(bus, this::nowMs));
      all.add(new RestRoutes(hub, door, this::nowMs));
    }
    web =
        vertx
            .deployVerticle(
                () -> {
                  WebVerticle verticle = new WebVerticle(live, connections, options, all);
                  webs.add(verticle);
                  return verticle;
                },
                new DeploymentOptions().setInstances(LOOPS))
            .await();
    vertx.deployVerticle(new HubVerticle(hub)).await();
  }

  public int port() {
    return webs.get(0).port();
  }

  /** What a node's status looks like to a browser. */
  public void publishStatus(String node) {
    bus.publish(
        Addresses.STATUS,
        new NodeStatus(node, 1, List.of("bridge"), 0, null, List.of(), List.of()));
  }

  /** Answers questions of the past, as a node that keeps it does. */
  public void answerHistory(
      String question, Function<HistoryQuestion, Future<HistoryAnswer>> answer) {
    bus.answer(Addresses.history(question), answer);
  }

  /** An anomaly, as a detector publishes it. */
  public void publishAnomaly(String json) {
    bus.publish(Addresses.ANOMALY, new AnomalyMessage(json));
  }

  /** Lets the server believe that so much time went by. */
  public void passSeconds(int seconds) {
    aheadMs.addAndGet(TimeUnit.SECONDS.toMillis(seconds));
  }

  public double count(String counter, String tag, String value) {
    var found = registry.find(counter).tag(tag, value).counter();
    return found == null ? 0 : found.count();
  }

  /** How often clients, or what they said, were refused for that reason. */
  public double rejected(String reason) {
    return count("bridge.rejected", "reason", reason);
  }

  /** How many clients there are. */
  public double clients() {
    return registry.get("bridge.clients").gauges().stream()
        .mapToDouble(gauge -> gauge.value())
        .sum();
  }

  /** How many clients do not keep up now. */
  public double behind() {
    return registry.get("bridge.clients.behind").gauge().value();
  }

  /** How often a client that had not kept up was given everything again. */
  public double resyncs() {
    return count("bridge.resyncs", "reason", "slow");
  }

  /** The node stops: it says good-bye. */
  public void stopServing() {
    if (vertx.deploymentIDs().contains(web)) {
      vertx.undeploy(web).await();
    }
  }

  private long nowMs() {
    return System.currentTimeMillis() + aheadMs.get();
  }

  private long steadyMs() {
    return Clocks.SYSTEM.steadyMs().getAsLong() + aheadMs.get();
  }

  @Override
  public void close() {
    // The server first: clients of the same Vert.x would wait for it, and it for them.
    stopServing();
    vertx.close().await();
  }
}
