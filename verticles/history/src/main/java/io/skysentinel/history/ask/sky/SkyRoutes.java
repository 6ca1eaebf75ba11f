package io.skysentinel.history.ask.sky;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.history.read.Past;
import io.skysentinel.history.read.Span;
import io.skysentinel.history.read.Traffic;
import io.skysentinel.platform.web.AnswerMaker;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.JsonAnswers;
import io.skysentinel.platform.web.QueryParameters;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** {@code GET /history/at}, {@code /history/span} and {@code /history/traffic}. */
public final class SkyRoutes {
  private static final long MS_PER_SECOND = 1000;
  private static final int STRETCH_SIZE = 64;

  private final Past past;
  private final LongSupplier clockMs;
  private final JsonAnswers answers;

  public SkyRoutes(Past past, LongSupplier clockMs, JsonAnswers answers) {
    this.past = past;
    this.clockMs = clockMs;
    this.answers = answers;
  }

  /** Adds the routes of one event loop. */
  public void mount(Router router, AnswerMaker maker) {
    router.get("/history/at").handler(answers.handler(request -> at(request, maker)));
    router.get("/history/span").handler(answers.handler(request -> span(request, maker)));
    router.get("/history/traffic").handler(answers.handler(request -> traffic(request, maker)));
  }

  private void at(RoutingContext request, AnswerMaker maker) throws BadRequestException {
    Future<ByteBuf> answer = at(QueryParameters.single(request.queryParams()), maker);
    notToBeKept(request);
    answers.end(request, answer);
  }

  /** The sky that is asked for in the words of a query. */
  public Future<ByteBuf> at(Map<String, String> parameters, AnswerMaker maker)
      throws BadRequestException {
    SkyQuery query = SkyQuery.parse(parameters);
    return maker.answerOf(
        query,
        version(),
        () -> past.skyAt(query.t(), query.askedBox()),
        sky -> SkyJson.of(sky, query));
  }

  private void span(RoutingContext request, AnswerMaker maker) throws BadRequestException {
    QueryParameters.checkNames(QueryParameters.single(request.queryParams()), List.of());
    notToBeKept(request);
    answers.end(request, maker.answerOf("span", version(), past::span, SkyRoutes::json));
  }

  private void traffic(RoutingContext request, AnswerMaker maker) throws BadRequestException {
    TrafficQuery query = TrafficQuery.parse(QueryParameters.single(request.queryParams()));
    notToBeKept(request);
    answers.end(
        request,
        maker.answerOf(
            query,
            version(),
            () -> past.traffic(query.from(), query.to(), query.step()),
            found -> json(query, found)));
  }

  /** What is late may still come in. */
  private static void notToBeKept(RoutingContext request) {
    request.response().putHeader("cache-control", "no-store");
  }

  /** Who asks the same within a second is answered the same. */
  private Long version() {
    return clockMs.getAsLong() / MS_PER_SECOND;
  }

  private static byte[] json(Optional<Span> span) {
    JsonBytes json = new JsonBytes(STRETCH_SIZE).raw(JsonBytes.ascii("{'from':"));
    json.number(span.map(Span::from).orElse(Double.NaN)).raw(JsonBytes.ascii(",'to':"));
    return json.number(span.map(Span::to).orElse(Double.NaN)).raw('}').raw('\n').toByteArray();
  }

  private static byte[] json(TrafficQuery query, List<Traffic> stretches) {
    JsonBytes json = new JsonBytes(STRETCH_SIZE * (stretches.size() + 1));
    json.raw(JsonBytes.ascii("{'step':")).integer(query.step());
    json.raw(JsonBytes.ascii(",'traffic':["));
    for (int i = 0; i < stretches.size(); i++) {
      Traffic stretch = stretches.get(i);
      json.raw(JsonBytes.ascii(i > 0 ? ",{'from':" : "{'from':")).integer(stretch.from());
      json.raw(JsonBytes.ascii(",'updates':")).integer(stretch.updates());
      json.raw(JsonBytes.ascii(",'aircraft':")).integer(stretch.aircraft()).raw('}');
    }
    return json.raw(JsonBytes.ascii("]}\n")).toByteArray();
  }
}
