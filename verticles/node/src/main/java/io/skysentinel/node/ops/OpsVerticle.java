package io.skysentinel.node.ops;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.skysentinel.node.config.HttpConfig;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers {@code /metrics} and {@code /health/*}. */
public final class OpsVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(OpsVerticle.class);
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpConfig config;
  private final PrometheusMeterRegistry registry;
  private final HealthChecks health;
  private int port;

  public OpsVerticle(HttpConfig config, PrometheusMeterRegistry registry, HealthChecks health) {
    this.config = config;
    this.registry = registry;
    this.health = health;
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    router.get("/metrics").handler(this::metrics);
    router.get("/health/live").handler(this::live);
    router.get("/health/ready").handler(this::ready);
    return vertx
        .createHttpServer(new HttpServerOptions().setMaxInitialLineLength(4096))
        .requestHandler(router)
        .listen(config.port(), config.host())
        .onSuccess(this::listening)
        .recover(failure ->
            Future.failedFuture(
                new IllegalStateException(
                    "cannot listen on %s:%d (%s); set http.port or BACKEND_PORT to a free one"
                        .formatted(config.host(), config.port(), failure.getMessage()),
                    failure)));
  }

  /** The port it answers on, once started. */
  public int port() {
    return port;
  }

  private void listening(HttpServer server) {
    port = server.actualPort();
    LOG.info("Health and metrics at http://{}:{}/health/ready and /metrics", config.host(), port);
  }

  /** Rendering thousands of meters takes a while, so it is not done on the event loop. */
  private void metrics(RoutingContext request) {
    vertx
        .executeBlocking(registry::scrape, false)
        .onSuccess(text -> request.response().putHeader("content-type", PROMETHEUS_TEXT).end(text))
        .onFailure(request::fail);
  }

  private void live(RoutingContext request) {
    answer(request, 200, new JsonObject().put("status", "up"));
  }

  private void ready(RoutingContext request) {
    HealthChecks.Report report = health.report();
    answer(request, report.ready() ? 200 : 503, report.body());
  }

  private static void answer(RoutingContext request, int status, JsonObject body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "application/json")
        .putHeader("cache-control", "no-store")
        .end(body.encodePrettily() + "\n");
  }
}
