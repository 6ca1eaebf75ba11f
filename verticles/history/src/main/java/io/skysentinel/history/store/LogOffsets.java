package io.skysentinel.history.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far a topic was read, and by whom, as the table {@code offsets} has it. */
final class LogOffsets {
  private static final Logger LOG = LoggerFactory.getLogger(LogOffsets.class);

  /** Where the topic is another one than the offsets are of, they say nothing. */
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

  private final String topic;

  LogOffsets(String topic) {
    this.topic = topic;
  }

  /**
   * Takes partitions over from whoever had them.
   *
   * @param topicId of the topic that is read; of one that was deleted and made anew nothing is
   *     written yet, whatever the offsets say
   */
  Future<List<Claim>> claim(
      Pool pool, Collection<Integer> partitions, String owner, @Nullable String topicId) {
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
   * Moves them on, in the transaction that writes what was read.
   *
   * @return failed with a {@link ClaimLostException} when one is somebody else's by now, or was
   *     moved on before
   */
  Future<Void> advance(SqlConnection transaction, List<UpdateBatch.Progress> read) {
    Tuple values =
        Tuple.tuple()
            .addValue(topic)
            .addValue(read.stream().map(part -> part.before().partition()).toArray(Integer[]::new))
            .addValue(read.stream().map(part -> part.before().epoch()).toArray(Long[]::new))
            .addValue(read.stream().map(part -> part.before().nextOffset()).toArray(Long[]::new))
            .addValue(read.stream().map(UpdateBatch.Progress::nextOffset).toArray(Long[]::new));
    return transaction
        .preparedQuery(ADVANCE)
        .execute(values)
        .compose(moved ->
            moved.rowCount() == read.size()
                ? Future.succeededFuture()
                : transaction
                    .preparedQuery(KNOWN)
                    .execute(Tuple.of(topic))
                    .compose(
                        known -> Future.failedFuture(ClaimLostException.of(topic, read, known))));
  }
}
