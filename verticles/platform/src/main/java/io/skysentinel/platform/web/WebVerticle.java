package io.skysentinel.platform.web;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.platform.config.HttpConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.connection.ConnectionLoop;
import io.skysentinel.platform.connection.Connections;
import io.skysentinel.platform.time.Clocks;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event loop's share of the web server; as many are deployed as should serve. */
public final class WebVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(WebVerticle.class);

  private static final Problem UNREADABLE =
      Problem.of(
          400,
          "Bad request",
          "The query cannot be decoded: each % has to be followed by two hexadecimal digits");

  private static final long SWEEP_MS = 500;

  private final LiveConfig config;
  private final Connections connections;
  private final HttpServerOptions options;
  private final List<Routes> routes;
  private @Nullable WebLoop loop;
  private @Nullable HttpServer server;

  /** A server of its own, for who embeds routes, and for tests. */
  public WebVerticle(SkyConfig config, List<Routes> routes) {
    this(new LiveConfig(config), usualOptions(), routes);
  }

  private WebVerticle(LiveConfig config, HttpServerOptions options, List<Routes> routes) {
    this(
        config,
        new Connections(config, Clocks.SYSTEM.steadyMs(), new SimpleMeterRegistry()),
        options,
        routes);
  }

  /**
   * @param connections those of the node
   * @param options made of {@link #usualOptions}, with what the routes need besides
   */
  public WebVerticle(
      LiveConfig config, Connections connections, HttpServerOptions options, List<Routes> routes) {
    this.config = config;
    this.connections = connections;
    this.options = options;
    this.routes = List.copyOf(routes);
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    router.route().handler(WebVerticle::refuseUnreadable);
    WebLoop here = new WebLoop(vertx, context);
    routes.forEach(part -> part.mount(router, here));
    loop = here;
    ConnectionLoop open = connections.onLoop();
    long unused = vertx.setPeriodic(SWEEP_MS, timer -> open.sweep());
    return vertx
        .createHttpServer(options)
        .connectionHandler(open::admit)
        .requestHandler(new HostCheck(config, connections, router))
        .listen(sharedPort(), config.get(HttpConfig.PART).host())
        .onSuccess(this::listening)
        .recover(failure -> Future.failedFuture(inWords(failure)));
  }

  @Override
  public Future<?> stop() {
    return loop == null ? Future.succeededFuture() : loop.stop();
  }

  /** The port it answers on, once started. */
  public int port() {
    return server == null ? 0 : server.actualPort();
  }

  /** Encrypts the connections that begin from now on with this. */
  public Future<Boolean> encryptWith(ServerSSLOptions pair) {
    HttpServer now = server;
    return now == null ? Future.succeededFuture(false) : now.updateSSLOptions(pair);
  }

  /** Refuses a query that cannot be decoded, so that no route has to expect one. */
  private static void refuseUnreadable(RoutingContext request) {
    try {
      // Decoded once: whoever asks later gets the same.
      request.request().params();
    } catch (IllegalArgumentException e) {
      UNREADABLE.answer(request.response(), request.request().path());
      return;
    }
    request.next();
  }

  private void listening(HttpServer now) {
    server = now;
    LOG.debug("Serving http://{}:{}", config.get(HttpConfig.PART).host(), now.actualPort());
  }

  /** What Vert.x takes for any free port that the instances of a deployment share. */
  private int sharedPort() {
    return config.get(HttpConfig.PART).port() == 0 ? -1 : config.get(HttpConfig.PART).port();
  }

  /** What every connection to a node is served with. */
  public static HttpServerOptions usualOptions() {
    return new HttpServerOptions()
        .setMaxInitialLineLength(4096)
        // Nobody asks for HTTP/2 without encryption, but it would be another way in to watch.
        .setHttp2ClearTextEnabled(false)
        // A socket that compresses for itself costs nine times the work of one that does not.
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false);
  }

  private IllegalStateException inWords(Throwable failure) {
    return new IllegalStateException(
        "cannot listen on %s:%d (%s); set http.port or BACKEND_PORT to a free one"
            .formatted(
                config.get(HttpConfig.PART).host(),
                config.get(HttpConfig.PART).port(),
                failure.getMessage()),
        failure);
  }
}
