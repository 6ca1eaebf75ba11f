package io.skysentinel.history.compact;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.block.BadBlockException;
import io.skysentinel.history.block.BlockReader;
import io.skysentinel.history.block.Selection;
import io.skysentinel.history.block.StoredBlock;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A table of blocks, each of a stretch of time and a key. What is added to one goes into its last
 * piece as long as that has room, and into further ones then; so what comes late costs no more than
 * one block of each key that it tells of.
 *
 * @param <K> what tells the blocks of a stretch from each other
 */
final class BlockTable<K> {
  private final WorkerExecutor workers;
  private final Class<K> keyType;
  private final IntFunction<K[]> keys;
  private final String take;
  private final String insert;

  /** A block that is to be written, the how manieth of its key. */
  private record Piece<K>(K key, int number, StoredBlock block) {}

  /**
   * @param beginning the column of the stretch's beginning
   * @param key the column of the key, of that type
   */
  BlockTable(
      WorkerExecutor workers,
      Class<K> keyType,
      IntFunction<K[]> keys,
      String table,
      String beginning,
      String key,
      String type) {
    this.workers = workers;
    this.keyType = keyType;
    this.keys = keys;
    this.take =
        """
        delete from %1$s taken using unnest($2::%4$s[], $3::int4[]) as given (key, n)
        where taken.%2$s = $1 and taken.%3$s = given.key and taken.n + given.n <= $4
          and taken.piece = (
            select max(piece) from %1$s known where known.%2$s = $1 and known.%3$s = given.key)
        returning taken.%3$s, taken.data
        """
            .formatted(table, beginning, key, type);
    this.insert =
        """
        insert into %1$s (%2$s, %3$s, piece, n, data)
        select $1::int8, key, number + coalesce(
            (select max(piece) + 1 from %1$s known where known.%2$s = $1 and known.%3$s = key), 0),
          n, data
        from unnest($2::%4$s[], $3::int4[], $4::int4[], $5::bytea[]) as given (key, number, n, data)
        """
            .formatted(table, beginning, key, type);
  }

  /** Adds updates, in a transaction. */
  Future<Void> add(SqlConnection transaction, long beginning, Map<K, List<Told>> updates) {
    if (updates.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple wanted =
        Tuple.of(beginning)
            .addValue(updates.keySet().toArray(keys))
            .addValue(updates.values().stream().map(List::size).toArray(Integer[]::new))
            .addValue(StoredBlock.MOST_ROWS);
    return transaction
        .preparedQuery(take)
        .execute(wanted)
        .compose(taken -> workers.executeBlocking(() -> pieces(beginning, taken, updates), false))
        .compose(pieces -> transaction.preparedQuery(insert).execute(pieces))
        .mapEmpty();
  }

  /** What was there comes first, as it did before. */
  private Tuple pieces(long beginning, RowSet<Row> taken, Map<K, List<Told>> updates)
      throws BadBlockException {
    Map<K, byte[]> before = new HashMap<>();
    for (Row row : taken) {
      before.put(row.get(keyType, 0), row.getBuffer(1).getBytes());
    }
    List<Piece<K>> pieces = new ArrayList<>();
    for (Map.Entry<K, List<Told>> of : updates.entrySet()) {
      List<Told> all = new ArrayList<>();
      byte[] known = before.get(of.getKey());
      if (known != null) {
        all.addAll(BlockReader.open(known).updates(Selection.ALL));
      }
      all.addAll(of.getValue());
      int number = 0;
      for (StoredBlock block : StoredBlock.of(beginning, all)) {
        pieces.add(new Piece<>(of.getKey(), number++, block));
      }
    }
    return Tuple.of(beginning)
        .addValue(pieces.stream().map(Piece::key).toArray(keys))
        .addValue(pieces.stream().map(Piece::number).toArray(Integer[]::new))
        .addValue(pieces.stream().map(p -> p.block().header().rows()).toArray(Integer[]::new))
        .addValue(
            pieces.stream().map(p -> Buffer.buffer(p.block().bytes())).toArray(Buffer[]::new));
  }
}
