package io.skysentinel.history.compact;

import io.skysentinel.history.block.BadBlockException;
import io.skysentinel.history.flight.AirTime;
import io.skysentinel.history.flight.CallsignGrams;
import io.skysentinel.history.flight.FlightChanges;
import io.skysentinel.history.flight.FlightEnds;
import io.skysentinel.history.flight.FlightWrite;
import io.skysentinel.history.flight.KnownFlight;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Adds what was heard of aircraft in the air to the flights that are known of them, in a
 * transaction: a few statements for all of them.
 */
final class FlightTable {
  /** All flights of the times in the air that are no farther away than a silence, and a second. */
  private static final String KNOWN =
      """
      select id, flights.icao24, callsign, state, path
      from unnest($1::text[], $2::float8[], $3::float8[]) as given (icao24, first, last)
      join flights on flights.icao24 = given.icao24
        and air_to >= to_timestamp(given.first - 901) and air_from <= to_timestamp(given.last + 901)
      """;

  /**
   * Row by row: by what it expects of as many rows the database would read all flights there are.
   */
  private static final String EACH =
      "set local enable_hashjoin = off; set local enable_mergejoin = off;"
          + " set local enable_seqscan = off; set local jit = off";

  private static final String AS_BEFORE =
      "set local enable_hashjoin = on; set local enable_mergejoin = on;"
          + " set local enable_seqscan = on";

  private static final String REMOVE = "delete from flights where id = any($1)";

  private static final String ADD_CALLSIGNS =
      """
      insert into callsigns as known (callsign, last_seen, grams)
      select callsign, to_timestamp(last_seen), string_to_array(grams, ' ')
      from unnest($1::text[], $2::float8[], $3::text[]) as given (callsign, last_seen, grams)
      order by callsign
      on conflict (callsign) do update set last_seen = excluded.last_seen
      where known.last_seen < excluded.last_seen
      """;

  /** Nothing more is expected of those that were silent for a while before a time. */
  private static final String END =
      "update flights set ended = true where not ended and air_to < to_timestamp($1::float8) - interval '20 min'";

  private static final double MS = 1000;

  private final WorkerExecutor workers;
  private final FlightRows rows;

  FlightTable(WorkerExecutor workers, FlightEnds ends) {
    this.workers = workers;
    this.rows = new FlightRows(ends);
  }

  /** Adds what was heard. */
  Future<Void> add(SqlConnection transaction, List<AirTime> heard) {
    if (heard.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple wanted =
        Tuple.tuple()
            .addValue(heard.stream().map(AirTime::icao24).toArray(String[]::new))
            .addValue(seconds(heard, AirTime::firstMs))
            .addValue(seconds(heard, AirTime::lastMs));
    return transaction
        .query(EACH)
        .execute()
        .compose(set -> transaction.preparedQuery(KNOWN).execute(wanted))
        .compose(
            known -> workers.executeBlocking(() -> FlightChanges.of(read(known), heard), false))
        .compose(changes -> write(transaction, changes))
        .compose(written -> transaction.query(AS_BEFORE).execute())
        .mapEmpty();
  }

  private static Double[] seconds(List<AirTime> heard, ToLongFunction<AirTime> ms) {
    return heard.stream().map(time -> ms.applyAsLong(time) / MS).toArray(Double[]::new);
  }

  /** Several pieces of one aircraft may find the same rows. */
  private static List<KnownFlight> read(RowSet<Row> rows) throws BadBlockException {
    Map<Long, KnownFlight> known = new TreeMap<>();
    for (Row row : rows) {
      String callsign = row.getString(2);
      known.put(
          row.getLong(0),
          KnownFlight.read(
              row.getLong(0),
              row.getString(1),
              callsign == null ? "" : callsign,
              row.getBuffer(3).getBytes(),
              row.getBuffer(4).getBytes()));
    }
    return new ArrayList<>(known.values());
  }

  private Future<Void> write(SqlConnection transaction, FlightChanges changes) {
    List<FlightWrite> anew = changes.written().stream().filter(FlightWrite::isNew).toList();
    List<FlightWrite> known = changes.written().stream().filter(row -> !row.isNew()).toList();
    return remove(transaction, changes.removed())
        .compose(removed -> update(transaction, known))
        .compose(updated -> insert(transaction, anew))
        .compose(inserted -> addCallsigns(transaction, changes.named()));
  }

  private static Future<Void> remove(SqlConnection transaction, List<Long> ids) {
    return ids.isEmpty()
        ? Future.succeededFuture()
        : transaction
            .preparedQuery(REMOVE)
            .execute(Tuple.tuple().addValue(ids.toArray(Long[]::new)))
            .mapEmpty();
  }

  private Future<Void> update(SqlConnection transaction, List<FlightWrite> flights) {
    if (flights.isEmpty()) {
      return Future.succeededFuture();
    }
    Long[] ids = flights.stream().map(FlightWrite::id).toArray(Long[]::new);
    return values(Tuple.tuple().addValue(ids), flights)
        .compose(values -> transaction.preparedQuery(rows.update()).execute(values))
        .mapEmpty();
  }

  private Future<Void> insert(SqlConnection transaction, List<FlightWrite> flights) {
    return flights.isEmpty()
        ? Future.succeededFuture()
        : values(Tuple.tuple(), flights)
            .compose(values -> transaction.preparedQuery(rows.insert()).execute(values))
            .mapEmpty();
  }

  private Future<Tuple> values(Tuple values, List<FlightWrite> flights) {
    return workers.executeBlocking(
        () -> {
          rows.addValues(values, flights);
          return values;
        },
        false);
  }

  /** Those that a row has now and had not before. */
  private static Future<Void> addCallsigns(SqlConnection transaction, Map<String, Long> lastMs) {
    List<String> callsigns = lastMs.keySet().stream().filter(CallsignGrams::hasAny).toList();
    if (callsigns.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple values =
        Tuple.tuple()
            .addValue(callsigns.toArray(String[]::new))
            .addValue(
                callsigns.stream()
                    .map(one -> lastMs.getOrDefault(one, 0L) / MS)
                    .toArray(Double[]::new))
            .addValue(
                callsigns.stream()
                    .map(one -> String.join(" ", CallsignGrams.of(one)))
                    .toArray(String[]::new));
    return transaction.preparedQuery(ADD_CALLSIGNS).execute(values).mapEmpty();
  }

  /** Tells those apart that are over, once a bucket is closed. */
  static Future<Void> end(SqlConnection transaction, long bucket) {
    return transaction.preparedQuery(END).execute(Tuple.of((double) bucket)).mapEmpty();
  }
}
