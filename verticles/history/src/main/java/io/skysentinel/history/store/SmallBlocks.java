package io.skysentinel.history.store;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.block.BlockCutter;
import io.skysentinel.history.block.StoredBlock;
import io.skysentinel.history.block.TrackKeys;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What of a batch goes into {@code small_blocks}: a block for each bucket that it tells of, or
 * several by aircraft where it tells much. A few large ones are written and read faster than many
 * small ones; but of what is not closed, whoever asks for one aircraft reads all blocks it may be
 * in.
 */
final class SmallBlocks {
  static final String INSERT =
      """
      insert into small_blocks (bucket, shards, shard, n, aircraft, t_min, t_max, data)
      select * from unnest($1::int8[], $2::int4[], $3::int4[], $4::int4[], $5::int4[],
        $6::float8[], $7::float8[], $8::bytea[])
      """;

  /**
   * What a block should have at least. Halves of blocks of 10,000 take a twentieth more bytes, and
   * so do halves of each of those; below this the sky would be read more slowly, too.
   */
  private static final int FEW_UPDATES = 256;

  private SmallBlocks() {}

  /**
   * A row.
   *
   * @param shards how many there are of them
   * @param shard which of them the block is
   * @param aircraft how many the batch tells of in that bucket
   */
  private record Row(long bucket, int shards, int shard, int aircraft, StoredBlock block) {}

  /** The parameters of {@link #INSERT}. */
  static Tuple values(List<Told> updates) {
    List<Row> rows = new ArrayList<>();
    BlockCutter.byBucket(updates).forEach((bucket, told) -> cut(bucket, told, rows));
    return Tuple.tuple()
        .addValue(rows.stream().map(Row::bucket).toArray(Long[]::new))
        .addValue(rows.stream().map(Row::shards).toArray(Integer[]::new))
        .addValue(rows.stream().map(Row::shard).toArray(Integer[]::new))
        .addValue(rows.stream().map(row -> row.block().header().rows()).toArray(Integer[]::new))
        .addValue(rows.stream().map(Row::aircraft).toArray(Integer[]::new))
        .addValue(rows.stream().map(row -> row.block().header().firstUnix()).toArray(Double[]::new))
        .addValue(rows.stream().map(row -> row.block().header().lastUnix()).toArray(Double[]::new))
        .addValue(
            rows.stream().map(row -> Buffer.buffer(row.block().bytes())).toArray(Buffer[]::new));
  }

  /** How many shards so many updates are cut into: a power of two. */
  static int shards(int updates) {
    return Integer.highestOneBit(Math.max(1, Math.min(TrackKeys.SHARDS, updates / FEW_UPDATES)));
  }

  private static void cut(long bucket, List<Told> updates, List<Row> rows) {
    int shards = shards(updates.size());
    Set<String> aircraft = new HashSet<>();
    Map<Integer, List<Told>> ofShards = new TreeMap<>();
    for (Told told : updates) {
      String icao24 = told.state().icao24();
      aircraft.add(icao24);
      ofShards
          .computeIfAbsent(TrackKeys.shardOf(icao24, shards), anew -> new ArrayList<>())
          .add(told);
    }
    ofShards.forEach((shard, told) -> {
      for (StoredBlock block : StoredBlock.of(bucket, told)) {
        rows.add(new Row(bucket, shards, shard, aircraft.size(), block));
      }
    });
  }
}
