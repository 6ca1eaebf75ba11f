package io.skysentinel.history.store;

import io.skysentinel.history.schema.DatabaseLock;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions of a table by time: each made before something is written to it, and dropped
 * whole. Neither waits for a reader, and no reader waits for it longer than a moment.
 */
public final class TimePartitions {
  private static final Logger LOG = LoggerFactory.getLogger(TimePartitions.class);

  /** Every table that is or was a partition, in order; what stands in it only if it is one. */
  private static final String TABLES =
      """
      select relname, inhrelid is not null, coalesce(inhdetachpending, false)
      from pg_class
      left join pg_inherits on inhrelid = pg_class.oid and inhparent = $1::text::regclass
      where relkind = 'r' and relnamespace = current_schema()::regnamespace and relname ~ $2
      order by relname
      """;

  /** Days of eleven years. Whatever invents times makes no more, which the database would feel. */
  private static final int MOST = 4_000;

  private final String table;
  private final PartitionLength length;
  private final String bound;
  private final String settings;

  /**
   * A table of a stretch of time.
   *
   * @param isAttached whether the past is read from it
   * @param isLeaving whether somebody has begun to take it away
   */
  private record Table(String name, boolean isAttached, boolean isLeaving) {}

  /**
   * @param bound what the database compares a time of a partition to, of its Unix seconds (%d)
   * @param settings statements that say how a new table (%s) stores; empty for as usual
   */
  public TimePartitions(String table, PartitionLength length, String bound, String settings) {
    this.table = table;
    this.length = length;
    this.bound = bound;
    this.settings = settings;
  }

  /** The name of the table for a time; they are in the order of their times. */
  public String name(long unix) {
    return table + "_" + length.digits(unix);
  }

  /** Makes, in a transaction, what is missing for a time that begins and ends with a partition. */
  public Future<Void> make(SqlConnection transaction, TimeRange time) {
    return tables(transaction)
        .compose(there -> {
          Set<String> attached = new HashSet<>();
          there.stream().filter(Table::isAttached).map(Table::name).forEach(attached::add);
          if (attached.size() >= MOST && !attached.contains(name(time.from()))) {
            return Future.failedFuture(
                "%s has %d partitions already".formatted(table, attached.size()));
          }
          Future<Void> all = Future.succeededFuture();
          for (long from = time.from(); from < time.to(); from += length.seconds()) {
            long beginning = from;
            if (!attached.contains(name(beginning))) {
              all = all.compose(before -> make(transaction, beginning));
            }
          }
          return all;
        });
  }

  /** To attach a table that is there asks nobody to wait; to make it as a partition would. */
  private Future<Void> make(SqlConnection transaction, long from) {
    String name = name(from);
    return execute(
        transaction,
        """
        create table if not exists %1$s (like %2$s);
        %3$s
        alter table %2$s attach partition %1$s for values from (%4$s) to (%5$s)
        """
            .formatted(
                name,
                table,
                settings.formatted(name),
                bound.formatted(from),
                bound.formatted(from + length.seconds())));
  }

  /**
   * Drops those that are to go, without a transaction.
   *
   * @param lock of who writes to them
   * @param isMissed is asked under that lock of each that is no partition any more, whether it has
   *     to come back
   */
  public Future<Void> drop(
      SqlConnection connection,
      Predicate<String> isToGo,
      DatabaseLock lock,
      Function<TimeRange, Future<Boolean>> isMissed) {
    return tables(connection)
        .compose(tables -> {
          Future<Void> all = Future.succeededFuture();
          for (Table old : tables) {
            if (isToGo.test(old.name())) {
              all = all.compose(before -> drop(connection, old, lock, isMissed));
            }
          }
          return all;
        });
  }

  /** In steps, each of which may be the last before somebody kills us: the next one goes on. */
  private Future<Void> drop(
      SqlConnection connection,
      Table old,
      DatabaseLock lock,
      Function<TimeRange, Future<Boolean>> isMissed) {
    LOG.info("Dropping {}", old.name());
    long from = length.beginning(old.name().substring(table.length() + 1));
    Future<?> detached =
        old.isAttached()
            ? connection
                .query(
                    "alter table %s detach partition %s %s"
                        .formatted(
                            table, old.name(), old.isLeaving() ? "finalize" : "concurrently"))
                .execute()
            : Future.succeededFuture();
    return detached.compose(gone ->
        lock.inTransaction(
            connection,
            () ->
                isMissed
                    .apply(new TimeRange(from, from + length.seconds()))
                    .compose(missed ->
                        missed
                            ? make(connection, from)
                            : execute(connection, "drop table " + old.name()))));
  }

  private static Future<Void> execute(SqlConnection connection, String sql) {
    return connection.query(sql).execute().mapEmpty();
  }

  private Future<List<Table>> tables(SqlConnection connection) {
    return connection
        .preparedQuery(TABLES)
        .execute(Tuple.of(table, "^%s_[0-9]{%d}$".formatted(table, length.digits())))
        .map(rows -> {
          List<Table> tables = new ArrayList<>();
          for (Row row : rows) {
            tables.add(new Table(row.getString(0), row.getBoolean(1), row.getBoolean(2)));
          }
          return tables;
        });
  }
}
