package io.skysentinel.history.ask.anomaly;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.history.read.Past;
import io.skysentinel.history.read.StoredAnomaly;
import io.skysentinel.platform.web.AnswerMaker;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.JsonAnswers;
import io.skysentinel.platform.web.QueryParameters;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /anomalies}, of the past. What is open and recent is asked there too, and is told by
 * who has it in memory; where nobody has, the table tells it.
 */
public final class AnomalyRoutes {
  private static final String PATH = "/anomalies";
  private static final long MS_PER_SECOND = 1000;
  private static final int ANOMALY_SIZE = 768;

  private final Past past;
  private final LongSupplier clockMs;
  private final JsonAnswers answers;

  public AnomalyRoutes(Past past, LongSupplier clockMs, JsonAnswers answers) {
    this.past = past;
    this.clockMs = clockMs;
    this.answers = answers;
  }

  /** Adds the routes of one event loop: one before those of others, and one after all of them. */
  public void mount(Router router, AnswerMaker maker) {
    Handler<RoutingContext> ofTable = answers.handler(request -> answer(request, maker));
    router
        .get(PATH)
        .handler(request -> {
          if (AnomalyQuery.OF_THE_PAST.stream().anyMatch(request.queryParams()::contains)) {
            ofTable.handle(request);
          } else {
            request.next();
          }
        });
    router.get(PATH).last().handler(ofTable);
  }

  private void answer(RoutingContext request, AnswerMaker maker) throws BadRequestException {
    Map<String, String> parameters = QueryParameters.single(request.queryParams());
    Future<ByteBuf> answer = anomalies(parameters, maker);
    request.response().putHeader("cache-control", "no-store");
    answers.end(request, answer);
  }

  /** The anomalies that are asked for in the words of a query. */
  public Future<ByteBuf> anomalies(Map<String, String> parameters, AnswerMaker maker)
      throws BadRequestException {
    AnomalyQuery query = AnomalyQuery.parse(parameters);
    long nowMs = clockMs.getAsLong();
    return maker.answerOf(
        query,
        nowMs / MS_PER_SECOND,
        () -> past.anomalies(query.searchOfMore()).compose(found -> told(query, found)),
        found -> found.json(nowMs));
  }

  /**
   * A page of them.
   *
   * @param next where the next one begins, as a query names it; {@code null} after the last one
   */
  private record Page(List<ToldAnomaly> anomalies, @Nullable String next) {
    byte[] json(long nowMs) {
      JsonBytes json = new JsonBytes(64 + anomalies.size() * ANOMALY_SIZE);
      json.raw(JsonBytes.ascii("{'t':")).integer(nowMs).raw(JsonBytes.ascii(",'anomalies':["));
      for (int i = 0; i < anomalies.size(); i++) {
        anomalies.get(i).write(i > 0 ? json.raw(',') : json);
      }
      return json.raw(JsonBytes.ascii("],'next':")).string(next).raw('}').raw('\n').toByteArray();
    }
  }

  private Future<Page> told(AnomalyQuery query, List<StoredAnomaly> found) {
    boolean hasMore = found.size() > query.search().limit();
    List<StoredAnomaly> shown = hasMore ? found.subList(0, query.search().limit()) : found;
    @Nullable String next = hasMore ? AnomalyQuery.name(shown.get(shown.size() - 1).place()) : null;
    if (!query.hasTracks()) {
      List<ToldAnomaly> told = shown.stream().map(ToldAnomaly::withoutTrack).toList();
      return Future.succeededFuture(new Page(told, next));
    }
    return tracks(shown, new ArrayList<>()).map(told -> new Page(told, next));
  }

  /** One after the other: whoever asks for many keeps others waiting for one at most. */
  private Future<List<ToldAnomaly>> tracks(List<StoredAnomaly> shown, List<ToldAnomaly> told) {
    return told.size() == shown.size()
        ? Future.succeededFuture(told)
        : ToldAnomaly.withTrack(shown.get(told.size()), past)
            .compose(next -> {
              told.add(next);
              return tracks(shown, told);
            });
  }
}
