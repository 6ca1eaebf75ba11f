package io.skysentinel.history.ask.track;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.read.Past;
import io.skysentinel.platform.web.AnswerMaker;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.JsonAnswers;
import io.skysentinel.platform.web.QueryParameters;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.LongSupplier;

/** {@code GET /flights/{icao24}/track}. */
public final class TrackRoutes {
  /** A day of an aircraft that is heard each second. */
  static final int MOST_UPDATES = 100_000;

  private static final long MS_PER_SECOND = 1000;

  private final Past past;
  private final LongSupplier clockMs;
  private final JsonAnswers answers;

  public TrackRoutes(Past past, LongSupplier clockMs, JsonAnswers answers) {
    this.past = past;
    this.clockMs = clockMs;
    this.answers = answers;
  }

  /** Adds the route of one event loop. */
  public void mount(Router router, AnswerMaker maker) {
    router
        .getWithRegex("/flights/(?<icao24>~?[0-9a-fA-F]{6})/track")
        .handler(answers.handler(request -> track(request, maker)));
  }

  private void track(RoutingContext request, AnswerMaker maker) throws BadRequestException {
    double now = clockMs.getAsLong() / (double) MS_PER_SECOND;
    TrackQuery query =
        TrackQuery.parse(
            request.pathParam("icao24"), QueryParameters.single(request.queryParams()), now);
    request.response().putHeader("cache-control", "no-store");
    if (query.format() != TrackFormat.JSON) {
      String name = "inline; filename=\"%s\"".formatted(query.format().fileName(query));
      request.response().putHeader("content-disposition", name);
    }
    answers.end(
        request,
        query.format().mediaType(),
        maker.answerOf(
            query,
            (long) now,
            () ->
                past.track(query.icao24(), query.from(), query.to(), MOST_UPDATES + 1)
                    .compose(TrackRoutes::notTooMany),
            heard -> query.format().write(Track.of(query, heard))));
  }

  private static Future<List<Told>> notTooMany(List<Told> heard) {
    return heard.size() <= MOST_UPDATES
        ? Future.succeededFuture(heard)
        : Future.failedFuture(
            new BadRequestException(
                "more than %d updates were heard of it in that time; ask for less of it"
                    .formatted(MOST_UPDATES)));
  }
}
