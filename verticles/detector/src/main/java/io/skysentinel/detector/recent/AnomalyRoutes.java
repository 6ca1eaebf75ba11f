package io.skysentinel.detector.recent;

import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.Problem;
import io.skysentinel.platform.web.QueryParameters;
import io.skysentinel.platform.web.Routes;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** {@code GET /anomalies}: what is open and recent. */
public final class AnomalyRoutes implements Routes {
  private static final int COME_BACK_S = 2;

  private final RecentAnomalies recent;
  private final BooleanSupplier ready;
  private final Door door;
  private final LongSupplier clockMs;

  /**
   * @param ready whether the past was read, so that an answer is not half of one
   */
  public AnomalyRoutes(
      RecentAnomalies recent, BooleanSupplier ready, Door door, LongSupplier clockMs) {
    this.recent = recent;
    this.ready = ready;
    this.door = door;
    this.clockMs = clockMs;
  }

  @Override
  public void mount(Router router, WebLoop loop) {
    router.get("/anomalies").handler(this::answer);
  }

  private void answer(RoutingContext request) {
    if (door.refusesLarge(request.request())) {
      return;
    }
    if (!ready.getAsBoolean()) {
      refuse(request, new Problem(503, "Not ready", "The log is still being read", COME_BACK_S));
      return;
    }
    try {
      AnomalyQuery query = AnomalyQuery.parse(QueryParameters.single(request.queryParams()));
      byte[] body = recent.answer(query, clockMs.getAsLong());
      door.allowPage(request.request());
      request
          .response()
          .putHeader("content-type", "application/json")
          .putHeader("cache-control", "no-store")
          .end(Buffer.buffer(body));
    } catch (BadRequestException e) {
      refuse(request, Problem.of(400, "Bad request", String.valueOf(e.getMessage())));
    }
  }

  private static void refuse(RoutingContext request, Problem problem) {
    problem.answer(request.response(), request.request().path());
  }
}
