package io.skysentinel.history.ask.track;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.read.Past;
import io.skysentinel.platform.web.AnswerMaker;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.JsonAnswers;
import io.skysentinel.platform.web.QueryParameters;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** {@code GET /flights/{icao24}/track}. */
public final class TrackRoutes {
  /** A day of an aircraft that is heard each second. */
  static final int MOST_UPDATES = 100_000;

  private static final String ADDRESS = "~?[0-9a-fA-F]{6}";
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
        .getWithRegex("/flights/(?<icao24>%s)/track".formatted(ADDRESS))
        .handler(answers.handler(request -> track(request, maker)));
  }

  private void track(RoutingContext request, AnswerMaker maker) throws BadRequestException {
    TrackQuery query =
        TrackQuery.parse(
            request.pathParam("icao24"), QueryParameters.single(request.queryParams()), now());
    request.response().putHeader("cache-control", "no-store");
    if (query.format() != TrackFormat.JSON) {
      String name = "inline; filename=\"%s\"".formatted(query.format().fileName(query));
      request.response().putHeader("content-disposition", name);
    }
    answers.end(request, query.format().mediaType(), answer(query, maker));
  }

  /** The track that is asked for in the words of a query, and by {@code icao24}; as JSON. */
  public Future<ByteBuf> track(Map<String, String> parameters, AnswerMaker maker)
      throws BadRequestException {
    String icao24 = QueryParameters.present(parameters, "icao24");
    if (!icao24.matches(ADDRESS)) {
      throw new BadRequestException("icao24 has to be six hexadecimal digits, or a ~ and six");
    }
    Map<String, String> others = new HashMap<>(parameters);
    others.remove("icao24");
    TrackQuery query = TrackQuery.parse(icao24, others, now());
    if (query.format() != TrackFormat.JSON) {
      throw new BadRequestException("format can be json only, where the answer is JSON");
    }
    return answer(query, maker);
  }

  private Future<ByteBuf> answer(TrackQuery query, AnswerMaker maker) {
    return maker.answerOf(
        query,
        (long) now(),
        () ->
            past.track(query.icao24(), query.from(), query.to(), MOST_UPDATES + 1)
                .compose(TrackRoutes::notTooMany),
        heard -> query.format().write(Track.of(query, heard)));
  }

  private double now() {
    return clockMs.getAsLong() / (double) MS_PER_SECOND;
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
