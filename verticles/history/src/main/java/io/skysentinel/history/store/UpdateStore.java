package io.skysentinel.history.store;

import io.skysentinel.core.contract.FlightState;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes updates to the tables, as rows for people with SQL and as small blocks for everything
 * else, together with how far the log was read: either all of it is there or nothing, and what is
 * read again after a failure is not written twice.
 */
public final class UpdateStore {
  private static final Logger LOG = LoggerFactory.getLogger(UpdateStore.class);

  /**
   * Where the topic is another one than the offsets are of, they say nothing. What stands there is
   * looked at before it is changed.
   */
  private static final String CLAIM =
      """
      with before as (
        select part, topic_id <> $5::text and next_offset >= 0 as is_of_another
        from offsets where topic = $1::text and part = any($4::int4[]) for update
      ), claimed as (
        insert into offsets (topic, part, next_offset, epoch, owner, topic_id)
        select $1, part, $2::int8, 1, $3::text, $5 from unnest($4) as part
        where (select count(*) from before) >= 0
        on conflict (topic, part) do update set
          epoch = offsets.epoch + 1,
          owner = excluded.owner,
          next_offset = case when offsets.topic_id <> excluded.topic_id
            then excluded.next_offset else offsets.next_offset end,
          topic_id = coalesce(excluded.topic_id, offsets.topic_id)
        returning part, epoch, next_offset
      )
      select part, epoch, next_offset, coalesce(is_of_another, false)
      from claimed left join before using (part)
      """;

  /** Only who has the newest claim, and knows what was written before, moves on. */
  private static final String ADVANCE =
      """
      update offsets set next_offset = read.next_offset
      from unnest($2::int4[], $3::int8[], $4::int8[], $5::int8[])
        as read (part, epoch, before, next_offset)
      where offsets.topic = $1 and offsets.part = read.part
        and offsets.epoch = read.epoch and offsets.next_offset = read.before
      """;

  /** Why nobody moves on. */
  private static final String KNOWN =
      "select part, epoch, next_offset, owner from offsets where topic = $1";

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
  private final String topic;
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
    this.topic = topic;
    this.clockMs = clockMs;
  }

  /** Takes partitions of a log whose topics have no ids over from whoever had them. */
  public Future<List<Claim>> claim(Collection<Integer> partitions, String owner) {
    return claim(partitions, owner, null);
  }

  /**
   * Takes partitions over from whoever had them.
   *
   * @param topicId of the topic that is read; of one that was deleted and made anew nothing is
   *     written yet, whatever the offsets say
   */
  public Future<List<Claim>> claim(
      Collection<Integer> partitions, String owner, @Nullable String topicId) {
    return pool.preparedQuery(CLAIM)
        .execute(
            Tuple.tuple()
                .addValue(topic)
                .addValue(Claim.NOTHING)
                .addValue(owner)
                .addValue(partitions.stream().sorted().toArray(Integer[]::new))
                .addValue(topicId))
        .map(this::claims);
  }

  private List<Claim> claims(RowSet<Row> rows) {
    List<Claim> claims = new ArrayList<>();
    int ofAnother = 0;
    for (Row row : rows) {
      claims.add(new Claim(row.getInteger(0), row.getLong(1), row.getLong(2)));
      ofAnother += row.getBoolean(3) ? 1 : 0;
    }
    if (ofAnother > 0) {
      LOG.error(
          "The topic {} is not the one that was written before: it was deleted and made anew, or"
              + " the log is another one. {} partitions of it are read from their beginning; what"
              + " the one before had and was not written yet is lost",
          topic,
          ofAnother);
    }
    return claims;
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
      Future<Void> all = advance(connection, batch.read());
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

  private Future<Void> advance(SqlConnection connection, List<UpdateBatch.Progress> read) {
    Tuple values =
        Tuple.tuple()
            .addValue(topic)
            .addValue(read.stream().map(part -> part.before().partition()).toArray(Integer[]::new))
            .addValue(read.stream().map(part -> part.before().epoch()).toArray(Long[]::new))
            .addValue(read.stream().map(part -> part.before().nextOffset()).toArray(Long[]::new))
            .addValue(read.stream().map(UpdateBatch.Progress::nextOffset).toArray(Long[]::new));
    return connection
        .preparedQuery(ADVANCE)
        .execute(values)
        .compose(moved ->
            moved.rowCount() == read.size()
                ? Future.succeededFuture()
                : connection
                    .preparedQuery(KNOWN)
                    .execute(Tuple.of(topic))
                    .compose(
                        known -> Future.failedFuture(ClaimLostException.of(topic, read, known))));
  }
}
