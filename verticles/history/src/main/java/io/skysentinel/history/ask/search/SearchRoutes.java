package io.skysentinel.history.ask.search;

import io.netty.buffer.ByteBuf;
import io.skysentinel.history.search.FlightSearch;
import io.skysentinel.history.search.Flights;
import io.skysentinel.platform.web.AnswerMaker;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.JsonAnswers;
import io.skysentinel.platform.web.QueryParameters;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.LongSupplier;

/** {@code GET /history/search}. */
public final class SearchRoutes {
  private static final long MS_PER_SECOND = 1000;

  private final Flights flights;
  private final LongSupplier clockMs;
  private final JsonAnswers answers;

  public SearchRoutes(Flights flights, LongSupplier clockMs, JsonAnswers answers) {
    this.flights = flights;
    this.clockMs = clockMs;
    this.answers = answers;
  }

  /** Adds the route of one event loop. */
  public void mount(Router router, AnswerMaker maker) {
    router.get("/history/search").handler(answers.handler(request -> search(request, maker)));
  }

  private void search(RoutingContext request, AnswerMaker maker) throws BadRequestException {
    request.response().putHeader("cache-control", "no-store");
    answers.end(request, search(QueryParameters.single(request.queryParams()), maker));
  }

  /** The flights that are looked for in the words of a query, as JSON. */
  public Future<ByteBuf> search(Map<String, String> parameters, AnswerMaker maker)
      throws BadRequestException {
    FlightSearch search = SearchQuery.parse(parameters);
    return maker.answerOf(
        search, clockMs.getAsLong() / MS_PER_SECOND, () -> flights.search(search), FlightsJson::of);
  }
}
