package io.skysentinel.history.compact;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.block.BadBlockException;
import io.skysentinel.history.block.BlockCutter;
import io.skysentinel.history.block.StoredBlock;
import io.skysentinel.history.flight.AirTime;
import io.skysentinel.history.flight.FlightCutter;
import io.skysentinel.history.flight.FlightEnds;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Moves the small blocks of a bucket to where closed time is, in a transaction: by time and place,
 * with what the bucket before carries in, and by aircraft; and to the flights. What comes late is
 * added to what is there, and to the key frame of the bucket after.
 */
final class BucketClosing {
  /** Some 8 MB packed; what a step holds. */
  private static final long MOST_UPDATES = 500_000;

  private final WorkerExecutor workers;
  private final DayPartitions days;
  private final BlockTable<Integer> sky;
  private final FlightTable flights;

  /** What of a portion is written: blocks of shards, and what was heard of aircraft in the air. */
  private record TrackPortion(Tuple shards, List<AirTime> heard) {}

  /** A block of a shard. */
  private record ShardBlock(int shard, StoredBlock block) {}

  BucketClosing(WorkerExecutor workers, DayPartitions days) {
    this.workers = workers;
    this.days = days;
    this.sky =
        new BlockTable<>(
            workers, Integer.class, Integer[]::new, "sky_blocks", "bucket", "tile", "int4");
    this.flights = new FlightTable(workers, FlightEnds.ofTheWorld());
  }

  /**
   * Does so.
   *
   * @return how many updates were moved
   */
  Future<Long> close(SqlConnection transaction, long bucket) {
    return days.make(transaction, bucket)
        .compose(made ->
            transaction
                .preparedQuery(CompactorStatements.TAKE_SMALL)
                .execute(Tuple.of(bucket, MOST_UPDATES)))
        .compose(small ->
            small.size() == 0 ? Future.succeededFuture(0L) : close(transaction, bucket, small));
  }

  private Future<Long> close(SqlConnection transaction, long bucket, RowSet<Row> small) {
    return transaction
        .preparedQuery(CompactorStatements.BEFORE)
        .execute(Tuple.of(bucket, bucket - BlockCutter.SKY_SECONDS))
        .compose(closed ->
            workers.executeBlocking(() -> new ClosingBlocks(bucket, small, closed), false))
        .compose(blocks ->
            addToSky(transaction, blocks, 0)
                .compose(added -> addToNextKeyFrame(transaction, blocks))
                .compose(added -> addToShards(transaction, blocks, 0))
                .compose(added -> FlightTable.end(transaction, bucket))
                .compose(ended -> count(transaction, blocks))
                .map(blocks.updates()));
  }

  private Future<Void> addToSky(SqlConnection transaction, ClosingBlocks blocks, int portion) {
    return portion == blocks.skyPortions()
        ? Future.succeededFuture()
        : workers
            .executeBlocking(() -> blocks.skyPortion(portion), false)
            .compose(tiles -> sky.add(transaction, blocks.bucket(), tiles))
            .compose(added -> addToSky(transaction, blocks, portion + 1));
  }

  private Future<Void> addToNextKeyFrame(SqlConnection transaction, ClosingBlocks blocks) {
    long next = blocks.bucket() + BlockCutter.SKY_SECONDS;
    return transaction
        .preparedQuery(CompactorStatements.IS_CLOSED)
        .execute(Tuple.of(next))
        .compose(answer ->
            answer.iterator().next().getBoolean(0)
                ? workers
                    .executeBlocking(blocks::nextKeyFrame, false)
                    .compose(tiles -> sky.add(transaction, next, tiles))
                : Future.succeededFuture());
  }

  private Future<Void> addToShards(SqlConnection transaction, ClosingBlocks blocks, int portion) {
    return portion == blocks.trackPortions()
        ? Future.succeededFuture()
        : workers
            .executeBlocking(() -> trackPortion(blocks, portion), false)
            .compose(of ->
                transaction
                    .preparedQuery(CompactorStatements.ADD_SHARDS)
                    .execute(of.shards())
                    .compose(added -> flights.add(transaction, of.heard())))
            .compose(added -> addToShards(transaction, blocks, portion + 1));
  }

  private static TrackPortion trackPortion(ClosingBlocks blocks, int portion)
      throws BadBlockException {
    Map<Integer, List<Told>> updates = blocks.trackPortion(portion);
    return new TrackPortion(
        shards(blocks.bucket(), updates),
        updates.values().stream().flatMap(of -> FlightCutter.cut(of).stream()).toList());
  }

  private static Tuple shards(long bucket, Map<Integer, List<Told>> updates) {
    List<ShardBlock> rows = new ArrayList<>();
    updates.forEach((shard, of) ->
        StoredBlock.of(bucket, of).forEach(block -> rows.add(new ShardBlock(shard, block))));
    return Tuple.of(BlockCutter.hourOf((double) bucket))
        .addValue(rows.stream().map(ShardBlock::shard).toArray(Integer[]::new))
        .addValue(rows.stream().map(row -> row.block().header().rows()).toArray(Integer[]::new))
        .addValue(rows.stream().map(row -> row.block().header().firstUnix()).toArray(Double[]::new))
        .addValue(rows.stream().map(row -> row.block().header().lastUnix()).toArray(Double[]::new))
        .addValue(
            rows.stream().map(row -> Buffer.buffer(row.block().bytes())).toArray(Buffer[]::new));
  }

  private static Future<Void> count(SqlConnection transaction, ClosingBlocks blocks) {
    return transaction
        .preparedQuery(CompactorStatements.COUNT_BUCKET)
        .execute(
            Tuple.of(
                blocks.bucket(),
                blocks.updates(),
                blocks.aircraft(),
                blocks.first(),
                blocks.last()))
        .mapEmpty();
  }
}
