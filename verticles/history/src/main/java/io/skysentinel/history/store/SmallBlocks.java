package io.skysentinel.history.store;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.block.BlockCutter;
import io.skysentinel.history.block.StoredBlock;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What of a batch goes into {@code small_blocks}: a block for each bucket that it tells of. */
final class SmallBlocks {
  static final String INSERT =
      """
      insert into small_blocks (bucket, n, aircraft, t_min, t_max, data)
      select * from unnest($1::int8[], $2::int4[], $3::int4[], $4::float8[], $5::float8[], $6::bytea[])
      """;

  private SmallBlocks() {}

  /**
   * A row.
   *
   * @param aircraft how many the block tells of
   */
  private record Row(long bucket, int aircraft, StoredBlock block) {}

  /** The parameters of {@link #INSERT}. */
  static Tuple values(List<Told> updates) {
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<Long, List<Told>> of : BlockCutter.byBucket(updates).entrySet()) {
      long aircraft = of.getValue().stream().map(told -> told.state().icao24()).distinct().count();
      for (StoredBlock block : StoredBlock.of(of.getKey(), of.getValue())) {
        rows.add(new Row(of.getKey(), (int) aircraft, block));
      }
    }
    return Tuple.tuple()
        .addValue(rows.stream().map(Row::bucket).toArray(Long[]::new))
        .addValue(rows.stream().map(row -> row.block().header().rows()).toArray(Integer[]::new))
        .addValue(rows.stream().map(Row::aircraft).toArray(Integer[]::new))
        .addValue(rows.stream().map(row -> row.block().header().firstUnix()).toArray(Double[]::new))
        .addValue(rows.stream().map(row -> row.block().header().lastUnix()).toArray(Double[]::new))
        .addValue(
            rows.stream().map(row -> Buffer.buffer(row.block().bytes())).toArray(Buffer[]::new));
  }
}
