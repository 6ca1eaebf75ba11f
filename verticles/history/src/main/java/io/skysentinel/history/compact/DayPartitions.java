package io.skysentinel.history.compact;

import static java.util.stream.Collectors.toSet;

import io.skysentinel.history.schema.DatabaseLock;
import io.skysentinel.history.store.PartitionLength;
import io.skysentinel.history.store.TimePartitions;
import io.skysentinel.history.store.TimeRange;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The partitions of closed time, one a day in each of its tables. */
final class DayPartitions {
  static final long DAY_S = PartitionLength.DAY.seconds();

  /** Blocks are compressed: what PostgreSQL would try costs time and saves nothing. */
  private static final String AS_THEY_COME = "alter table %1$s alter data set storage external;";

  /**
   * Blocks of an aircraft's hour mostly fit into a page, where no second table is asked for them.
   */
  private static final String WITH_THE_ROW =
      AS_THEY_COME + " alter table %1$s set (toast_tuple_target = 4080);";

  private final List<TimePartitions> tables =
      List.of(
          new TimePartitions("sky_blocks", PartitionLength.DAY, "%d", AS_THEY_COME),
          new TimePartitions("track_blocks", PartitionLength.DAY, "%d", WITH_THE_ROW));

  /** Makes those of the day of a time, in a transaction, if there are none. */
  Future<Void> make(SqlConnection transaction, long unix) {
    long day = Math.floorDiv(unix, DAY_S) * DAY_S;
    Future<Void> all = Future.succeededFuture();
    for (TimePartitions table : tables) {
      all = all.compose(before -> table.make(transaction, new TimeRange(day, day + DAY_S)));
    }
    return all;
  }

  /**
   * Drops the days before a time, but for some. What is closed meanwhile of a day that is to go
   * brings it back.
   */
  Future<Void> drop(SqlConnection connection, long unix, Collection<Long> kept) {
    Future<Void> all = Future.succeededFuture();
    for (TimePartitions table : tables) {
      String oldest = table.name(Math.floorDiv(unix, DAY_S) * DAY_S);
      Set<String> keptTables = kept.stream().map(table::name).collect(toSet());
      all =
          all.compose(before ->
              table.drop(
                  connection,
                  name -> name.compareTo(oldest) < 0 && !keptTables.contains(name),
                  DatabaseLock.COMPACT,
                  time -> isClosedAnew(connection, time)));
    }
    return all;
  }

  private static Future<Boolean> isClosedAnew(SqlConnection transaction, TimeRange time) {
    return transaction
        .preparedQuery(CompactorStatements.IS_KNOWN)
        .execute(Tuple.of(time.from(), time.to()))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }
}
