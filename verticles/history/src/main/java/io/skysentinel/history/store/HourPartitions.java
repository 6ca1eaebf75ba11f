package io.skysentinel.history.store;

import io.skysentinel.history.schema.DatabaseLock;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions of {@code flights_history}, one an hour: made ahead of time, and dropped whole.
 * Neither waits for a reader, and no reader waits for it longer than a moment.
 */
public final class HourPartitions {
  private static final Logger LOG = LoggerFactory.getLogger(HourPartitions.class);
  private static final String PREFIX = "flights_history_";
  private static final long HOUR_S = 3_600;

  /** What a clock that is ahead may say, and time until the next look. */
  private static final int HOURS_AHEAD = 2;

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMddHH").withZone(ZoneOffset.UTC);

  /** Every table that is or was a partition, in order; what stands in it only if it is one. */
  private static final String TABLES =
      """
      select relname, inhrelid is not null, coalesce(inhdetachpending, false)
      from pg_class
      left join pg_inherits on inhrelid = pg_class.oid and inhparent = 'flights_history'::regclass
      where relkind = 'r' and relnamespace = current_schema()::regnamespace
        and relname ~ '^flights_history_[0-9]{10}$'
      order by relname
      """;

  private final Pool pool;

  /**
   * A table of an hour.
   *
   * @param isAttached whether the past is read from it
   * @param isLeaving whether somebody has begun to take it away
   */
  private record Table(String name, boolean isAttached, boolean isLeaving) {}

  public HourPartitions(Pool pool) {
    this.pool = pool;
  }

  /**
   * Makes what is missing for the hours before a time, and for a while after it.
   *
   * @param hours how many; 0: no rows are kept
   * @return the time that there are partitions for
   */
  public Future<TimeRange> make(long now, int hours) {
    TimeRange kept = kept(now, hours);
    return pool.withTransaction(connection ->
        connection
            .preparedQuery("select pg_advisory_xact_lock($1)")
            .execute(Tuple.of(DatabaseLock.MAKE_PARTITIONS.key()))
            .compose(locked -> tables(connection))
            .compose(there -> make(connection, kept, there))
            .map(kept));
  }

  /** Drops what is older than that many hours before a time; one node at a time does. */
  public Future<Void> drop(long now, int hours) {
    String oldest = hours == 0 ? PREFIX + "9" : name(kept(now, hours).from());
    return pool.withConnection(connection ->
        connection
            .preparedQuery("select pg_try_advisory_lock($1)")
            .execute(Tuple.of(DatabaseLock.DROP_PARTITIONS.key()))
            .compose(answer ->
                answer.iterator().next().getBoolean(0)
                    ? dropOlder(connection, oldest).eventually(() -> unlock(connection))
                    : Future.succeededFuture()));
  }

  private static TimeRange kept(long now, int hours) {
    long hour = Math.floorDiv(now, HOUR_S);
    return hours == 0
        ? TimeRange.NONE
        : new TimeRange((hour - hours) * HOUR_S, (hour + HOURS_AHEAD + 1) * HOUR_S);
  }

  private static Future<Void> make(SqlConnection connection, TimeRange kept, List<Table> there) {
    Set<String> attached = new HashSet<>();
    there.stream().filter(Table::isAttached).map(Table::name).forEach(attached::add);
    Future<Void> all = Future.succeededFuture();
    for (long hour = kept.from(); hour < kept.to(); hour += HOUR_S) {
      long from = hour;
      if (!attached.contains(name(from))) {
        all = all.compose(before -> make(connection, from));
      }
    }
    return all;
  }

  /** To attach a table that is there asks nobody to wait; to make it as a partition would. */
  private static Future<Void> make(SqlConnection connection, long from) {
    return connection
        .query(
            """
            create table if not exists %1$s (like flights_history);
            alter table flights_history attach partition %1$s
              for values from (to_timestamp(%2$d)) to (to_timestamp(%3$d))
            """
                .formatted(name(from), from, from + HOUR_S))
        .execute()
        .mapEmpty();
  }

  private static Future<Void> dropOlder(SqlConnection connection, String oldest) {
    return tables(connection)
        .compose(tables -> {
          Future<Void> all = Future.succeededFuture();
          for (Table table : tables) {
            if (table.name().compareTo(oldest) < 0) {
              all = all.compose(before -> drop(connection, table));
            }
          }
          return all;
        });
  }

  /** In steps, each of which may be the last before somebody kills us: the next one goes on. */
  private static Future<Void> drop(SqlConnection connection, Table table) {
    LOG.info("Dropping {}", table.name());
    Future<?> detached =
        table.isAttached()
            ? connection
                .query(
                    "alter table flights_history detach partition %s %s"
                        .formatted(table.name(), table.isLeaving() ? "finalize" : "concurrently"))
                .execute()
            : Future.succeededFuture();
    return detached
        .compose(gone -> connection.query("drop table " + table.name()).execute())
        .mapEmpty();
  }

  private static Future<Void> unlock(SqlConnection connection) {
    return connection
        .preparedQuery("select pg_advisory_unlock($1)")
        .execute(Tuple.of(DatabaseLock.DROP_PARTITIONS.key()))
        .mapEmpty();
  }

  private static Future<List<Table>> tables(SqlConnection connection) {
    return connection
        .query(TABLES)
        .execute()
        .map(rows -> {
          List<Table> tables = new ArrayList<>();
          for (Row row : rows) {
            tables.add(new Table(row.getString(0), row.getBoolean(1), row.getBoolean(2)));
          }
          return tables;
        });
  }

  private static String name(long from) {
    return PREFIX + NAME.format(Instant.ofEpochSecond(from));
  }
}
