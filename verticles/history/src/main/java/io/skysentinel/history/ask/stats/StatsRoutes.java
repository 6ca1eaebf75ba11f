package io.skysentinel.history.ask.stats;

import io.skysentinel.history.search.Flights;
import io.skysentinel.platform.web.AnswerMaker;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.JsonAnswers;
import io.skysentinel.platform.web.QueryParameters;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** {@code GET /stats/days}, {@code /stats/hours} and {@code /stats/aircraft/{icao24}}. */
public final class StatsRoutes {
  private static final double MS_PER_SECOND = 1000;

  /** A year has to be counted for it, and changes little meanwhile. */
  private static final double KEPT_S = 60;

  private final Flights flights;
  private final LongSupplier clockMs;
  private final JsonAnswers answers;

  public StatsRoutes(Flights flights, LongSupplier clockMs, JsonAnswers answers) {
    this.flights = flights;
    this.clockMs = clockMs;
    this.answers = answers;
  }

  /** Adds the routes of one event loop. */
  public void mount(Router router, AnswerMaker maker) {
    router.get("/stats/days").handler(answers.handler(request -> days(request, maker)));
    router.get("/stats/hours").handler(answers.handler(request -> hours(request, maker)));
    router
        .getWithRegex("/stats/aircraft/(?<icao24>~?[0-9a-fA-F]{6})")
        .handler(answers.handler(request -> aircraft(request, maker)));
  }

  private void days(RoutingContext request, AnswerMaker maker) throws BadRequestException {
    StatsQuery query = query(request);
    answer(
        request,
        maker,
        List.of("days", query),
        () -> flights.days(query.from(), query.days()),
        StatsJson::days);
  }

  private void hours(RoutingContext request, AnswerMaker maker) throws BadRequestException {
    StatsQuery query = query(request);
    answer(
        request,
        maker,
        List.of("hours", query),
        () -> flights.hours(query.from(), query.days()),
        StatsJson::hours);
  }

  private void aircraft(RoutingContext request, AnswerMaker maker) throws BadRequestException {
    QueryParameters.checkNames(parameters(request), List.of());
    String icao24 = request.pathParam("icao24").toLowerCase(Locale.ROOT);
    answer(
        request,
        maker,
        List.of("aircraft", icao24),
        () -> flights.aircraft(icao24),
        known -> StatsJson.aircraft(icao24, known));
  }

  private <T> void answer(
      RoutingContext request,
      AnswerMaker maker,
      Object question,
      Supplier<Future<T>> source,
      Function<T, byte[]> writer) {
    request.response().putHeader("cache-control", "no-store");
    Object version = (long) (now() / KEPT_S);
    answers.end(request, maker.answerOf(question, version, source, writer));
  }

  private StatsQuery query(RoutingContext request) throws BadRequestException {
    return StatsQuery.parse(parameters(request), now());
  }

  private static Map<String, String> parameters(RoutingContext request) throws BadRequestException {
    return QueryParameters.single(request.queryParams());
  }

  private double now() {
    return clockMs.getAsLong() / MS_PER_SECOND;
  }
}
