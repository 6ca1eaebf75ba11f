package io.skysentinel.history.compact;

import io.skysentinel.history.schema.DatabaseLock;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops what is too old: whole days, which is neither felt by who writes nor by who reads. A
 * recording's times are old from the beginning, so a day stays as long as one after something was
 * written of it.
 */
public final class Retention {
  private static final String WRITTEN_DAYS =
      """
      select distinct bucket / 86400 * 86400 from closed_buckets
      where bucket < $1::int8 and written_at >= now() - make_interval(days => $2::int4)
      """;

  private static final String FORGET_BUCKETS =
      """
      delete from closed_buckets
      where bucket < $1::int8 and bucket / 86400 * 86400 <> all($2::int8[])
      """;

  /** What is never closed: of times that are no date, or yet to come. */
  private static final List<String> FORGET_OPEN =
      List.of(
          "delete from small_blocks where written_at < now() - make_interval(days => $1::int4)",
          "delete from track_shards where written_at < now() - make_interval(days => $1::int4)");

  /** What little a flight takes is kept longer than its positions. */
  private static final int LEAST_FLIGHT_DAYS = 366;

  private static final long MOST_FLIGHTS = 20_000;

  private static final String FORGET_FLIGHTS =
      """
      delete from flights where id in (
        select id from flights
        where ended and first_seen < to_timestamp($1::float8) and last_seen < to_timestamp($1)
          and written_at < now() - make_interval(days => $2::int4)
        order by first_seen limit $3::int8)
      """;

  private static final String FORGET_CALLSIGNS =
      """
      delete from callsigns
      where last_seen < to_timestamp($1::float8)
        and not exists (select from flights where flights.callsign = callsigns.callsign and ended)
      """;

  private final Pool pool;
  private final DayPartitions partitions = new DayPartitions();

  public Retention(Pool pool) {
    this.pool = pool;
  }

  /**
   * Drops the days that ended so many days before a time; one node at a time does. It may take as
   * long as somebody reads of them.
   */
  public Future<Void> drop(long nowUnix, int days) {
    long before =
        Math.floorDiv(nowUnix - days * DayPartitions.DAY_S, DayPartitions.DAY_S)
            * DayPartitions.DAY_S;
    return pool.withConnection(connection ->
        DatabaseLock.DROP_BLOCKS.tryWith(
            connection,
            () ->
                writtenDays(connection, before, days)
                    .compose(written -> drop(connection, before, written))
                    .compose(dropped -> forgetOpen(connection, days))
                    .compose(forgotten -> forgetFlights(connection, nowUnix, days))));
  }

  private static Future<List<Long>> writtenDays(SqlConnection connection, long before, int days) {
    return connection
        .preparedQuery(WRITTEN_DAYS)
        .execute(Tuple.of(before, days))
        .map(rows -> {
          List<Long> written = new ArrayList<>();
          for (Row row : rows) {
            written.add(row.getLong(0));
          }
          return written;
        });
  }

  /** What is known of them first: nobody should be told of what can no longer be read. */
  private Future<Void> drop(SqlConnection connection, long before, List<Long> written) {
    return connection
        .preparedQuery(FORGET_BUCKETS)
        .execute(Tuple.of(before).addValue(written.toArray(Long[]::new)))
        .compose(forgotten -> partitions.drop(connection, before, written));
  }

  private static Future<Void> forgetOpen(SqlConnection connection, int days) {
    Future<Void> all = Future.succeededFuture();
    for (String sql : FORGET_OPEN) {
      all = all.compose(before -> connection.preparedQuery(sql).execute(Tuple.of(days)).mapEmpty());
    }
    return all;
  }

  /** So many at a time, that nobody waits for it. */
  private static Future<Void> forgetFlights(SqlConnection connection, long now, int days) {
    int kept = Math.max(LEAST_FLIGHT_DAYS, days);
    double before = (double) (now - kept * DayPartitions.DAY_S);
    return connection
        .preparedQuery(FORGET_FLIGHTS)
        .execute(Tuple.of(before, kept, MOST_FLIGHTS))
        .compose(gone ->
            gone.rowCount() == 0
                ? Future.succeededFuture()
                : connection.preparedQuery(FORGET_CALLSIGNS).execute(Tuple.of(before)).mapEmpty());
  }
}
