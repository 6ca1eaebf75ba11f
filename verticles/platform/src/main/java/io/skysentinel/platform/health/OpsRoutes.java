package io.skysentinel.platform.health;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.skysentinel.platform.web.Routes;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Answers {@code /metrics} and {@code /health/*}. */
public final class OpsRoutes implements Routes {
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry;
  private final HealthChecks health;

  public OpsRoutes(PrometheusMeterRegistry registry, HealthChecks health) {
    this.registry = registry;
    this.health = health;
  }

  @Override
  public void mount(Router router, WebLoop loop) {
    router.get("/metrics").handler(request -> metrics(loop.vertx(), request));
    router.get("/health/live").handler(OpsRoutes::live);
    router.get("/health/ready").handler(this::ready);
  }

  /** Rendering thousands of meters takes a while, so it is not done on the event loop. */
  private void metrics(Vertx vertx, RoutingContext request) {
    vertx
        .executeBlocking(registry::scrape, false)
        .onSuccess(text -> request.response().putHeader("content-type", PROMETHEUS_TEXT).end(text))
        .onFailure(request::fail);
  }

  private static void live(RoutingContext request) {
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
