package io.skysentinel.history.compact;

import io.skysentinel.history.block.BlockCutter;
import io.skysentinel.history.schema.DatabaseLock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Makes blocks of closed time, a step at a time. A step is a transaction: whoever reads sees all of
 * it or nothing, and whatever ends it leaves everything as it was. One node at a time makes one.
 */
public final class Compactor {
  private final Pool pool;
  private final Pace pace;
  private final CompactorCounts counts;
  private final BucketClosing buckets;
  private final HourClosing hours;
  private final SetAside bucketsAside = new SetAside();
  private final SetAside hoursAside = new SetAside();

  /**
   * What was done, in a transaction that has not ended yet.
   *
   * @param count tells of it
   */
  private record Step(boolean isMade, Runnable count) {
    static final Step NONE = new Step(false, () -> {});
  }

  public Compactor(Vertx vertx, Pool pool, Pace pace, CompactorCounts counts) {
    this.pool = pool;
    this.pace = pace;
    this.counts = counts;
    WorkerExecutor workers = vertx.createSharedWorkerExecutor("history-compactor", 1);
    DayPartitions days = new DayPartitions();
    this.buckets = new BucketClosing(workers, days);
    this.hours = new HourClosing(workers, days);
  }

  /**
   * Makes a step, if there is one to make. What failed is left alone for a while, so that it keeps
   * nothing else waiting.
   *
   * @return whether it should be called again at once
   */
  public Future<Boolean> run(long nowUnix) {
    return pool.withTransaction(transaction ->
            DatabaseLock.COMPACT
                .tryTake(transaction)
                .compose(isOurs ->
                    isOurs ? step(transaction, nowUnix) : Future.succeededFuture(Step.NONE)))
        .map(step -> {
          step.count().run();
          return step.isMade();
        });
  }

  private Future<Step> step(SqlConnection transaction, long now) {
    return transaction
        .query(CompactorStatements.PATIENCE)
        .execute()
        .compose(set ->
            next(
                transaction,
                CompactorStatements.NEXT_BUCKET,
                now - BlockCutter.SKY_SECONDS,
                bucketsAside.at(now),
                pace.bucketQuietS()))
        .compose(next ->
            next == null ? stepOfHour(transaction, now) : closeBucket(transaction, next, now));
  }

  private Future<Step> closeBucket(SqlConnection transaction, Row next, long now) {
    long bucket = next.getLong(0);
    return buckets
        .close(transaction, bucket)
        .onFailure(e -> bucketsAside.add(bucket, now))
        .map(updates -> new Step(true, () -> counts.closedBucket(updates)));
  }

  private Future<Step> stepOfHour(SqlConnection transaction, long now) {
    return next(
            transaction,
            CompactorStatements.NEXT_SHARD,
            now - BlockCutter.TRACK_SECONDS,
            hoursAside.at(now),
            pace.hourQuietS())
        .compose(next ->
            next == null ? Future.succeededFuture(Step.NONE) : closeHour(transaction, next, now));
  }

  private Future<Step> closeHour(SqlConnection transaction, Row next, long now) {
    long hour = next.getLong(0);
    return hours
        .close(transaction, hour, next.getInteger(1))
        .onFailure(e -> hoursAside.add(hour, now))
        .map(updates -> new Step(true, () -> counts.closedHour(updates)));
  }

  private Future<@Nullable Row> next(
      SqlConnection transaction, String sql, long latest, Long[] aside, int quietS) {
    return transaction
        .preparedQuery(sql)
        .execute(
            Tuple.of(latest - pace.graceS())
                .addValue(aside)
                .addValue((double) quietS)
                .addValue((double) pace.patienceS()))
        .map(Compactor::first);
  }

  private static @Nullable Row first(RowSet<Row> rows) {
    Iterator<Row> row = rows.iterator();
    return row.hasNext() ? row.next() : null;
  }
}
