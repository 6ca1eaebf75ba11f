package io.skysentinel.history.ask.sweep;

import io.skysentinel.history.read.Past;
import io.skysentinel.platform.web.AnswerMaker;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.JsonAnswers;
import io.skysentinel.platform.web.QueryParameters;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.LongSupplier;

/** {@code GET /history/near} and {@code /history/trails}. */
public final class SweepRoutes {
  private static final long MS_PER_SECOND = 1000;

  private final Past past;
  private final LongSupplier clockMs;
  private final JsonAnswers answers;

  public SweepRoutes(Past past, LongSupplier clockMs, JsonAnswers answers) {
    this.past = past;
    this.clockMs = clockMs;
    this.answers = answers;
  }

  /** Adds the routes of one event loop. */
  public void mount(Router router, AnswerMaker maker) {
    router.get("/history/near").handler(answers.handler(request -> near(request, maker)));
    router.get("/history/trails").handler(answers.handler(request -> trails(request, maker)));
  }

  private void near(RoutingContext request, AnswerMaker maker) throws BadRequestException {
    NearQuery query = NearQuery.parse(QueryParameters.single(request.queryParams()), now());
    request.response().putHeader("cache-control", "no-store");
    answers.end(request, maker.answerOf(query, now(), () -> near(query), NearFlights::json));
  }

  private Future<NearFlights> near(NearQuery query) {
    NearFlights near = new NearFlights(query);
    return past.sweep(query.from(), Math.nextUp(query.to()), query.askedBox(), near).map(near);
  }

  private void trails(RoutingContext request, AnswerMaker maker) throws BadRequestException {
    TrailsQuery query = TrailsQuery.parse(QueryParameters.single(request.queryParams()));
    request.response().putHeader("cache-control", "no-store");
    answers.end(request, maker.answerOf(query, now(), () -> trails(query), Trails::json));
  }

  private Future<Trails> trails(TrailsQuery query) {
    return past.skyAt(query.t(), query.askedBox())
        .compose(sky -> {
          Trails trails = new Trails(query, sky);
          return past.sweep(query.from(), Math.nextUp(query.t()), query.sweptBox(), trails)
              .compose(swept ->
                  trails.isTooMuch()
                      ? Future.failedFuture(
                          new BadRequestException(
                              "more than %d places would have to be told; ask for less of the sky, of"
                                      .formatted(Trails.MOST_PLACES)
                                  + " less time, or simplified more"))
                      : Future.succeededFuture(trails));
        });
  }

  /** Who asks the same within a second is answered the same. */
  private long now() {
    return clockMs.getAsLong() / MS_PER_SECOND;
  }
}
