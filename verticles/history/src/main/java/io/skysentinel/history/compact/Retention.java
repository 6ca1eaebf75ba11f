package io.skysentinel.history.compact;

import io.skysentinel.history.schema.DatabaseLock;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drops what is too old: whole days, which is neither felt by who writes nor by who reads. A
 * recording's times are old from the beginning, so a day stays as long as one after something was
 * written of it.
 *
 * <p>No clock is trusted alone: one that is wrong by a month must cost nothing. What is old is so
 * by this node's clock, by the database's, and beside the newest that was heard.
 */
public final class Retention {
  /** How long nothing may be heard before time stands still. */
  private static final long SILENCE_S = DayPartitions.DAY_S;

  /**
   * No row where nothing is known. What somebody's clock puts into the future is not the newest.
   */
  private static final String NOW =
      """
      select least($1::int8, extract(epoch from now())::int8, newest + $2::int8)
      from (select greatest(
        (select max(bucket) from closed_buckets where bucket <= $1),
        (select max(bucket) from small_blocks where bucket <= $1)) as newest) known
      where newest is not null
      """;

  private static final String WRITTEN_DAYS =
      """
      select distinct bucket / 86400 * 86400 from closed_buckets
      where bucket < $1::int8 and written_at >= to_timestamp($2::float8)
      """;

  private static final String FORGET_BUCKETS =
      """
      delete from closed_buckets
      where bucket < $1::int8 and bucket / 86400 * 86400 <> all($2::int8[])
      """;

  /**
   * What is in no day: what is never closed, of times that are no date or yet to come, and events.
   */
  private static final List<String> FORGET_ROWS =
      List.of(
          "delete from small_blocks where written_at < to_timestamp($1::float8)",
          "delete from track_shards where written_at < to_timestamp($1::float8)",
          // Without the positions around them, of which they are said.
          "delete from anomalies where produced_at < to_timestamp($1::float8)");

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

  /**
   * What is to go.
   *
   * @param oldest what was heard and written before is too old
   * @param written the days before it of which something was written since
   */
  private record Old(long oldest, List<Long> written) {
    /** When the first day begins that is not too old. */
    long firstDay() {
      return Math.floorDiv(oldest, DayPartitions.DAY_S) * DayPartitions.DAY_S;
    }
  }

  public Retention(Pool pool) {
    this.pool = pool;
  }

  /**
   * Drops the days that ended so many days before a time; one node at a time does. It may take as
   * long as somebody reads of them.
   *
   * @param nowUnix by this node's clock
   */
  public Future<Void> drop(long nowUnix, int days) {
    return pool.withConnection(connection ->
        DatabaseLock.DROP_BLOCKS.tryWith(
            connection,
            () ->
                DatabaseLock.COMPACT
                    .inTransaction(connection, () -> forget(connection, nowUnix, days))
                    .compose(old ->
                        old == null
                            ? Future.succeededFuture()
                            : drop(connection, old)
                                .compose(dropped -> forgetFlights(connection, old, days)))));
  }

  /** What is known of the days first: nobody should be told of what can no longer be read. */
  private static Future<@Nullable Old> forget(SqlConnection transaction, long now, int days) {
    return transaction
        .preparedQuery(NOW)
        .execute(Tuple.of(now, SILENCE_S))
        .compose(answer -> {
          for (Row row : answer) {
            return forget(transaction, row.getLong(0) - days * DayPartitions.DAY_S);
          }
          return Future.succeededFuture();
        });
  }

  private static Future<@Nullable Old> forget(SqlConnection transaction, long oldest) {
    return transaction
        .preparedQuery(WRITTEN_DAYS)
        .execute(Tuple.of(new Old(oldest, List.of()).firstDay(), (double) oldest))
        .compose(rows -> {
          List<Long> written = new ArrayList<>();
          rows.forEach(row -> written.add(row.getLong(0)));
          Old old = new Old(oldest, written);
          return transaction
              .preparedQuery(FORGET_BUCKETS)
              .execute(Tuple.of(old.firstDay()).addValue(written.toArray(Long[]::new)))
              .map(forgotten -> old);
        });
  }

  private Future<Void> drop(SqlConnection connection, Old old) {
    Future<Void> all = partitions.drop(connection, old.firstDay(), old.written());
    for (String sql : FORGET_ROWS) {
      all =
          all.compose(before ->
              connection.preparedQuery(sql).execute(Tuple.of((double) old.oldest())).mapEmpty());
    }
    return all;
  }

  /** So many at a time, that nobody waits for it. */
  private static Future<Void> forgetFlights(SqlConnection connection, Old old, int days) {
    int kept = Math.max(LEAST_FLIGHT_DAYS, days);
    double before = (double) (old.oldest() - (kept - days) * DayPartitions.DAY_S);
    return connection
        .preparedQuery(FORGET_FLIGHTS)
        .execute(Tuple.of(before, kept, MOST_FLIGHTS))
        .compose(gone ->
            gone.rowCount() == 0
                ? Future.succeededFuture()
                : connection.preparedQuery(FORGET_CALLSIGNS).execute(Tuple.of(before)).mapEmpty());
  }
}
