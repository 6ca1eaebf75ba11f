package io.skysentinel.history.compact;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.block.BadBlockException;
import io.skysentinel.history.block.BlockReader;
import io.skysentinel.history.block.Selection;
import io.skysentinel.history.block.TrackKeys;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes blocks of aircraft of a shard of a closed hour, in a transaction. */
final class HourClosing {
  private static final long MOST_UPDATES = 100_000;

  private final WorkerExecutor workers;
  private final DayPartitions days;
  private final BlockTable<String> tracks;

  HourClosing(WorkerExecutor workers, DayPartitions days) {
    this.workers = workers;
    this.days = days;
    this.tracks =
        new BlockTable<>(
            workers, String.class, String[]::new, "track_blocks", "start", "icao24", "text");
  }

  /**
   * Does so.
   *
   * @return how many updates were moved
   */
  Future<Long> close(SqlConnection transaction, long hour, int shard) {
    return days.make(transaction, hour)
        .compose(made ->
            transaction
                .preparedQuery(CompactorStatements.TAKE_SHARD)
                .execute(Tuple.of(hour, shard, MOST_UPDATES)))
        .compose(shards -> workers.executeBlocking(() -> byAircraft(shards), false))
        .compose(updates ->
            tracks
                .add(transaction, hour, updates)
                .map(added -> updates.values().stream().mapToLong(List::size).sum()));
  }

  private static Map<String, List<Told>> byAircraft(RowSet<Row> shards) throws BadBlockException {
    Map<String, List<Told>> updates = new TreeMap<>();
    for (BlockReader block : InOrder.of(shards)) {
      for (Told update : block.updates(Selection.ALL)) {
        updates
            .computeIfAbsent(TrackKeys.keyOf(update.state().icao24()), anew -> new ArrayList<>())
            .add(update);
      }
    }
    return updates;
  }
}
