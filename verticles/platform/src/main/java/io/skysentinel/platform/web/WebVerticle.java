package io.skysentinel.platform.web;

import io.skysentinel.platform.config.SkyConfig;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event loop's share of the web server; as many are deployed as should serve. */
public final class WebVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(WebVerticle.class);

  /** What is too large, but not by much, is read to be refused in words; more is cut off. */
  private static final int LARGEST_FRAME = 64 * 1024;

  private final SkyConfig config;
  private final List<Routes> routes;
  private @Nullable WebLoop loop;
  private @Nullable HttpServer server;

  public WebVerticle(SkyConfig config, List<Routes> routes) {
    this.config = config;
    this.routes = List.copyOf(routes);
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    router.route().handler(new ReadableQuery());
    WebLoop here = new WebLoop(vertx, context);
    routes.forEach(part -> part.mount(router, here));
    loop = here;
    return vertx
        .createHttpServer(options())
        .requestHandler(router)
        .listen(sharedPort(), config.http().host())
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

  private void listening(HttpServer now) {
    server = now;
    LOG.debug("Serving http://{}:{}", config.http().host(), now.actualPort());
  }

  /** What Vert.x takes for any free port that the instances of a deployment share. */
  private int sharedPort() {
    return config.http().port() == 0 ? -1 : config.http().port();
  }

  private HttpServerOptions options() {
    int message = config.bridge().maxMessageBytes();
    return new HttpServerOptions()
        .setMaxInitialLineLength(4096)
        // A socket that compresses for itself costs nine times the work of one that does not.
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setWebSocketSubProtocols(List.of("sky.v1.json", "sky.v1.msgpack"))
        .setMaxWebSocketMessageSize(message)
        .setMaxWebSocketFrameSize(Math.max(message, LARGEST_FRAME));
  }

  private IllegalStateException inWords(Throwable failure) {
    return new IllegalStateException(
        "cannot listen on %s:%d (%s); set http.port or BACKEND_PORT to a free one"
            .formatted(config.http().host(), config.http().port(), failure.getMessage()),
        failure);
  }
}
