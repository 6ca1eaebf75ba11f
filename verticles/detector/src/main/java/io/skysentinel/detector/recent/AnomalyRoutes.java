package io.skysentinel.detector.recent;

import io.skysentinel.platform.web.AnswerMaker;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.JsonAnswers;
import io.skysentinel.platform.web.QueryParameters;
import io.skysentinel.platform.web.Routes;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** {@code GET /anomalies}: what is open and recent. */
public final class AnomalyRoutes implements Routes {
  private static final long MS_PER_SECOND = 1000;

  private final RecentAnomalies recent;
  private final BooleanSupplier ready;
  private final Door door;
  private final LongSupplier clockMs;
  private final JsonAnswers answers;

  /**
   * @param ready whether the past was read, so that an answer is not half of one
   */
  public AnomalyRoutes(
      RecentAnomalies recent, BooleanSupplier ready, Door door, LongSupplier clockMs) {
    this.recent = recent;
    this.ready = ready;
    this.door = door;
    this.clockMs = clockMs;
    this.answers = new JsonAnswers(door);
  }

  @Override
  public void mount(Router router, WebLoop loop) {
    AnswerMaker maker = answers.makerOf(loop);
    router.get("/anomalies").handler(request -> answer(request, maker));
  }

  private void answer(RoutingContext request, AnswerMaker maker) {
    if (door.refusesLarge(request.request())) {
      return;
    }
    if (!ready.getAsBoolean()) {
      answers.refuseForNow(request, "The log is still being read");
      return;
    }
    try {
      AnomalyQuery query = AnomalyQuery.parse(QueryParameters.single(request.queryParams()));
      long nowMs = clockMs.getAsLong();
      request.response().putHeader("cache-control", "no-store");
      answers.end(
          request,
          maker.answer(
              query,
              List.of(recent.version(), nowMs / MS_PER_SECOND),
              () -> recent.answer(query, nowMs)));
    } catch (BadRequestException e) {
      answers.refuse(request, e);
    }
  }
}
