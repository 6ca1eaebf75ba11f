package io.skysentinel.history.store;

import io.skysentinel.core.contract.FlightState;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes updates to the tables, as rows for people with SQL and as small blocks for everything
 * else, together with how far the log was read: either all of it is there or nothing, and what is
 * read again after a failure is not written twice.
 */
public final class UpdateStore {
  private static final String ADD_ROWS =
      "insert into flights_history (%s) %s".formatted(FlightColumns.NAMES, FlightColumns.ROWS);

  /** In the contract's order of updates; an older one changes nothing. */
  private static final String SET_CURRENT =
      """
      insert into flights_current as known (%1$s) %2$s
      on conflict (icao24) do update set (%1$s) = row(%3$s)
      where (known.last_contact, coalesce(known.time_position, '-infinity'))
        <= (excluded.last_contact, coalesce(excluded.time_position, '-infinity'))
      """
          .formatted(FlightColumns.NAMES, FlightColumns.ROWS, FlightColumns.EXCLUDED);

  private final Pool pool;
  private final LogOffsets offsets;
  private final LongSupplier clockMs;

  /** A statement of the transaction, with what it writes. */
  private record Insert(String sql, Tuple values) {
    Future<Void> execute(SqlConnection connection) {
      return connection.preparedQuery(sql).execute(values).mapEmpty();
    }
  }

  /**
   * @param clockMs the time of day
   */
  public UpdateStore(Pool pool, String topic, LongSupplier clockMs) {
    this.pool = pool;
    this.offsets = new LogOffsets(topic);
    this.clockMs = clockMs;
  }

  /** Takes partitions of a log whose topics have no ids over from whoever had them. */
  public Future<List<Claim>> claim(Collection<Integer> partitions, String owner) {
    return claim(partitions, owner, null);
  }

  /**
   * Takes partitions over from whoever had them.
   *
   * @param topicId of the topic that is read
   */
  public Future<List<Claim>> claim(
      Collection<Integer> partitions, String owner, @Nullable String topicId) {
    return offsets.claim(pool, partitions, owner, topicId);
  }

  /**
   * Writes a batch, or nothing of it. The caller's thread makes blocks of it, which takes a while:
   * it should be no event loop.
   *
   * @param rows the time for which {@code flights_history} has partitions
   * @return failed with a {@link ClaimLostException} when a partition is somebody else's by now, or
   *     the batch was written before
   */
  public Future<Void> write(UpdateBatch batch, TimeRange rows) {
    List<Insert> inserts = new ArrayList<>();
    addRows(inserts, SET_CURRENT, batch.newest(clockMs.getAsLong() / 1000));
    addRows(inserts, ADD_ROWS, batch.heardIn(rows));
    if (!batch.updates().isEmpty()) {
      inserts.add(new Insert(SmallBlocks.INSERT, SmallBlocks.values(batch.updates())));
    }
    return pool.withTransaction(connection -> {
      Future<Void> all = offsets.advance(connection, batch.read());
      for (Insert insert : inserts) {
        all = all.compose(before -> insert.execute(connection));
      }
      return all;
    });
  }

  private static void addRows(List<Insert> inserts, String sql, List<FlightState> updates) {
    if (!updates.isEmpty()) {
      inserts.add(new Insert(sql, FlightColumns.values(updates)));
    }
  }
}
