package io.skysentinel.history.store;

import io.skysentinel.history.schema.DatabaseLock;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/** The partitions of {@code flights_history}, one an hour, which are made ahead of time. */
public final class HourPartitions {
  private static final long HOUR_S = PartitionLength.HOUR.seconds();

  /** What a clock that is ahead may say, and time until the next look. */
  private static final int HOURS_AHEAD = 2;

  private final TimePartitions partitions =
      new TimePartitions("flights_history", PartitionLength.HOUR, "to_timestamp(%d)", "");

  private final Pool pool;

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
    return pool.withTransaction(transaction ->
        DatabaseLock.MAKE_PARTITIONS
            .take(transaction)
            .compose(locked -> partitions.make(transaction, kept))
            .map(kept));
  }

  /** Drops what is older than that many hours before a time; one node at a time does. */
  public Future<Void> drop(long now, int hours) {
    String oldest = partitions.name(kept(now, hours).from());
    return pool.withConnection(connection ->
        DatabaseLock.DROP_PARTITIONS.tryWith(
            connection,
            () ->
                partitions.drop(
                    connection,
                    name -> hours == 0 || name.compareTo(oldest) < 0,
                    DatabaseLock.DROP_PARTITIONS,
                    time -> Future.succeededFuture(false))));
  }

  /** The name of the partition of that time; they are in the order of their times. */
  public String name(long unix) {
    return partitions.name(unix);
  }

  private static TimeRange kept(long now, int hours) {
    long hour = Math.floorDiv(now, HOUR_S);
    return hours == 0
        ? TimeRange.NONE
        : new TimeRange((hour - hours) * HOUR_S, (hour + HOURS_AHEAD + 1) * HOUR_S);
  }
}
