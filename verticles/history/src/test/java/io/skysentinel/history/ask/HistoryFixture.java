package io.skysentinel.history.ask;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.history.ask.stream.StreamMetrics;
import io.skysentinel.history.read.Past;
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
import io.skysentinel.testing.Loopback;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/** A real web server with all that can be asked of a made-up past. */
public final class HistoryFixture implements AutoCloseable {
  public static final int MOST_STREAMS = 3;

  /** What time it is when it starts, in Unix seconds. */
  public static final long NOW = (long) MadePast.BEGIN + 3_600;

  static {
    // A machine that builds three things at once is slow, not wrong.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
  }

  public final Vertx vertx = Vertx.vertx();
  public final MeterRegistry registry = new SimpleMeterRegistry();
  public final Door door;

  /** On which other nodes ask. */
  public final Bus bus = Bus.of(vertx);

  private final AtomicLong aheadMs = new AtomicLong();
  private final WebVerticle web;

  public HistoryFixture(Past past) {
    this(past, past);
  }

  public HistoryFixture(Past past, Past played) {
    this(past, played, SkyConfig.defaults().get(AuthConfig.PART));
  }

  public HistoryFixture(Past past, AuthConfig auth) {
    this(past, past, auth);
  }

  /** With what another role answers beside it. */
  public HistoryFixture(Past past, Routes beside) {
    this(past, past, SkyConfig.defaults().get(AuthConfig.PART), beside);
  }

  private HistoryFixture(Past past, Past played, AuthConfig auth) {
    this(past, played, auth, (router, loop) -> {});
  }

  private HistoryFixture(Past past, Past played, AuthConfig auth, Routes beside) {
    SkyConfig config = SkyConfig.defaults().with("http.port", 0).with(AuthConfig.PART, auth);
    LiveConfig live = new LiveConfig(config);
    Clocks clocks = new Clocks(this::nowMs, this::steadyMs);
    Authenticator authenticator = new Authenticator(vertx, live, clocks, registry);
    authenticator.start().await();
    Connections connections = new Connections(live, clocks.steadyMs(), registry);
    StreamMetrics metrics = new StreamMetrics(registry);
    Door.Rules rules = new Door.Rules(MOST_STREAMS, 0, List.of());
    door = new Door(connections, () -> rules, () -> true, metrics::refused);
    HttpServerOptions options = WebVerticle.usualOptions();
    HistoryRoutes.configure(options);
    web =
        new WebVerticle(
            live,
            connections,
            options,
            List.of(
                new AccessCheck(authenticator, path -> false, connections::addressOf),
                new HistoryRoutes(past, played, new MadeFlights(), bus, door, clocks, metrics),
                beside));
    vertx.deployVerticle(web).await();
  }

  public int port() {
    return web.port();
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return Loopback.get(port(), path);
  }

  public JsonObject json(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return new JsonObject(answer.body());
  }

  /** Lets the server believe that so much time went by. */
  public void passSeconds(int seconds) {
    aheadMs.addAndGet(TimeUnit.SECONDS.toMillis(seconds));
  }

  /** How many are shown the past now. */
  public double streams() {
    return registry.get("history.streams").gauge().value();
  }

  /** How many are sent an export now. */
  public double exports() {
    return registry.get("history.exports").gauge().value();
  }

  /** How many of them read nothing now. */
  public double behind() {
    return registry.get("history.streams.behind").gauge().value();
  }

  /** How often somebody, or what they said, was refused for that reason. */
  public double refused(String reason) {
    var found = registry.find("history.questions.refused").tag("reason", reason).counter();
    return found == null ? 0 : found.count();
  }

  private long nowMs() {
    return NOW * 1000 + aheadMs.get();
  }

  private long steadyMs() {
    return Clocks.SYSTEM.steadyMs().getAsLong() + aheadMs.get();
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
