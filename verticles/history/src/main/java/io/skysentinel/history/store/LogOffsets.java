package io.skysentinel.history.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How far a topic was read, and by whom, as the table {@code offsets} has it. */
final class LogOffsets {
  private static final String CLAIM =
      """
      insert into offsets (topic, part, next_offset, epoch, owner)
      select $1::text, part, $2::int8, 1, $3::text from unnest($4::int4[]) as part
      on conflict (topic, part) do update set epoch = offsets.epoch + 1, owner = excluded.owner
      returning part, epoch, next_offset
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

  private final String topic;

  LogOffsets(String topic) {
    this.topic = topic;
  }

  /** Takes partitions over from whoever had them. */
  Future<List<Claim>> claim(Pool pool, Collection<Integer> partitions, String owner) {
    Integer[] numbers = partitions.stream().sorted().toArray(Integer[]::new);
    return pool.preparedQuery(CLAIM)
        .execute(
            Tuple.tuple().addValue(topic).addValue(Claim.NOTHING).addValue(owner).addValue(numbers))
        .map(rows -> {
          List<Claim> claims = new ArrayList<>();
          for (Row row : rows) {
            claims.add(new Claim(row.getInteger(0), row.getLong(1), row.getLong(2)));
          }
          return claims;
        });
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
                : Future.failedFuture(new ClaimLostException(topic)));
  }
}
