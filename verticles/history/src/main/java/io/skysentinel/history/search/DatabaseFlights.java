package io.skysentinel.history.search;

import io.skysentinel.history.flight.CallsignGrams;
import io.skysentinel.history.read.BlockQuestions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The flights as the tables have them. */
public final class DatabaseFlights implements Flights {
  /** The way depends on what is asked for, and to compile one takes longer than to go it. */
  private static final String SETTINGS =
      "set local plan_cache_mode = force_custom_plan; set local jit = off";

  /** Those that have most in common with a text. */
  private static final String CALLSIGNS =
      """
      select callsign from callsigns where grams && $1::text[]
      order by (select count(*) from unnest(grams) gram where gram = any($1)) desc, callsign
      limit 500
      """;

  private final BlockQuestions questions;

  /**
   * @param mostAtOnce how many questions are answered at a time
   * @param patience how long the database may take over a statement
   */
  public DatabaseFlights(Vertx vertx, Pool pool, int mostAtOnce, Duration patience) {
    this.questions = new BlockQuestions(vertx, pool, mostAtOnce, patience, SETTINGS);
  }

  @Override
  public Future<FlightPage> search(FlightSearch search) {
    return questions.inTurn(() -> go(new SearchRun(search), List.of()));
  }

  /**
   * Asks on until enough is found.
   *
   * @param nearly the callsigns that are nearly what is looked for, once they are asked for
   */
  private Future<FlightPage> go(SearchRun run, List<String> nearly) {
    if (run.isDone()) {
      return Future.succeededFuture(run.page());
    }
    if (run.key().isNearly()) {
      return nearly.isEmpty()
          ? similar(run.search().text()).compose(found -> goNearly(run, found))
          : ask(run, null, nearly);
    }
    return run.isByIndex()
        ? ask(run, null, null)
        : edge(run.newest(), run.walk()).compose(edge -> ask(run, edge.orElse(null), null));
  }

  private Future<FlightPage> goNearly(SearchRun run, List<String> nearly) {
    if (nearly.isEmpty()) {
      run.end();
    }
    return go(run, nearly);
  }

  private Future<FlightPage> ask(
      SearchRun run, @Nullable SearchKey edge, @Nullable List<String> nearly) {
    SearchStatement statement = run.statement(edge, nearly);
    return questions
        .ask(statement.sql(), statement.values(), rows -> run.add(rows, edge))
        .compose(told -> {
          if (run.isAtEnd() && !run.key().isNearly() && hasSimilar(run.search().text())) {
            run.turnToNearly();
          }
          return go(run, nearly == null ? List.of() : nearly);
        });
  }

  /** The key that so many flights that ended lie before; empty when there are no more. */
  private Future<Optional<SearchKey>> edge(SearchKey key, long flights) {
    return questions.ask(
        SearchStatement.EDGE,
        Tuple.of(key.firstSeen(), key.id(), flights),
        rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new SearchKey(key.isNearly(), row.getDouble(0), row.getLong(1)))
                .findFirst());
  }

  private static boolean hasSimilar(@Nullable String text) {
    return text != null && text.length() >= SimilarCallsigns.SHORTEST && CallsignGrams.hasAny(text);
  }

  private Future<List<String>> similar(@Nullable String text) {
    if (text == null || !hasSimilar(text)) {
      return Future.succeededFuture(List.of());
    }
    String typed = text.toUpperCase(Locale.ROOT);
    return questions.ask(
        CALLSIGNS,
        Tuple.tuple().addValue(CallsignGrams.of(typed).toArray(String[]::new)),
        rows ->
            SimilarCallsigns.of(
                typed,
                StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0))));
  }

  @Override
  public Future<List<DayCount>> days(long from, int days) {
    return questions.inTurn(() ->
        questions.ask(
            StatsStatements.DAYS,
            Tuple.of(from, days),
            rows ->
                listed(
                    rows,
                    row ->
                        new DayCount(
                            row.getString(0),
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4)))));
  }

  @Override
  public Future<List<HourCount>> hours(long from, int days) {
    return questions.inTurn(() ->
        questions.ask(
            StatsStatements.HOURS,
            Tuple.of(from, days),
            rows -> listed(rows, row -> new HourCount(row.getInteger(0), row.getDouble(1)))));
  }

  @Override
  public Future<Optional<AircraftPast>> aircraft(String icao24) {
    return questions.inTurn(() ->
        questions.ask(
            StatsStatements.AIRCRAFT,
            Tuple.of(icao24),
            rows -> {
              Row row = rows.iterator().next();
              Double first = row.getDouble(0);
              Double last = row.getDouble(1);
              return first == null || last == null
                  ? Optional.empty()
                  : Optional.of(new AircraftPast(icao24, first, last, row.getLong(2)));
            }));
  }

  private static <T> List<T> listed(Iterable<Row> rows, Function<Row, T> reader) {
    List<T> list = new ArrayList<>();
    rows.forEach(row -> list.add(reader.apply(row)));
    return list;
  }
}
