package io.skysentinel.history;

import io.skysentinel.history.schema.MapIndexes;
import io.skysentinel.history.schema.MapViews;
import io.skysentinel.history.schema.Schema;
import io.skysentinel.history.schema.SchemaRefusedException;
import io.skysentinel.history.store.AirportTable;
import io.skysentinel.history.store.DatabaseFailure;
import io.skysentinel.history.store.HourPartitions;
import io.skysentinel.history.store.TimeRange;
import io.skysentinel.platform.database.DatabaseSource;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the database and sees to its tables; asks until it gets an answer. */
final class DatabaseKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseKeeper.class);
  private static final long RETRY_MS = 1_000;

  /** What is refused stays so until somebody changes the one or the other program. */
  private static final long REFUSED_MS = 30_000;

  /** Of an hour that ended so long ago little is still written. */
  private static final long LATE_S = 120;

  private static final long MS_PER_SECOND = 1_000;

  private final Vertx vertx;
  private final DatabaseSource source;
  private final Pool pool;
  private final LongSupplier clockMs;
  private final IntSupplier rowHours;
  private final Schema schema = new Schema();
  private final MapViews maps = new MapViews();
  private final HourPartitions hours;
  private final MapIndexes ofHours;
  private final AirportTable airports;
  private boolean closed;
  private volatile TimeRange rows = TimeRange.NONE;
  private volatile @Nullable String problem;

  /**
   * @param clockMs the time of day
   * @param rowHours how many hours are to have partitions; asked each time
   */
  DatabaseKeeper(
      Vertx vertx, DatabaseSource source, Pool pool, LongSupplier clockMs, IntSupplier rowHours) {
    this.vertx = vertx;
    this.source = source;
    this.pool = pool;
    this.clockMs = clockMs;
    this.rowHours = rowHours;
    this.hours = new HourPartitions(pool);
    this.ofHours = new MapIndexes(pool);
    this.airports = new AirportTable(vertx, pool);
  }

  /** Completes when the tables are there; fails only when this is closed before. */
  Future<Void> ready() {
    problem = "the database is being asked";
    Promise<Void> ready = Promise.promise();
    attempt(ready);
    return ready.future();
  }

  /** The time for which there are partitions of rows. Any thread. */
  TimeRange rows() {
    return rows;
  }

  /** What keeps the tables from being in order, in words; {@code null}: nothing. Any thread. */
  @Nullable String problem() {
    return problem;
  }

  /** Makes the partitions of the hours that come, and drops those that are too old. */
  Future<Void> look() {
    return hours
        .make(now(), rowHours.getAsInt())
        .compose(made -> {
          rows = made;
          return hours.drop(now(), rowHours.getAsInt());
        })
        .compose(dropped -> ofHours.make(hours.name(now() - LATE_S)))
        .onSuccess(done -> settle())
        .onFailure(failure -> complain("The database's partitions cannot be seen to", failure));
  }

  void close() {
    closed = true;
  }

  private void attempt(Promise<Void> ready) {
    if (closed) {
      ready.fail("closed before the database answered");
    } else if (source.address().isEmpty()) {
      // Who is to give it says in the log what is wrong.
      problem = source.waiting();
      vertx.setTimer(RETRY_MS, timer -> attempt(ready));
    } else {
      prepare(ready);
    }
  }

  private void prepare(Promise<Void> ready) {
    schema
        .bringUpToDate(pool)
        .compose(done -> maps.bringUpToDate(pool))
        .compose(done -> airports.fill())
        .compose(filled -> hours.make(now(), rowHours.getAsInt()))
        .onSuccess(made -> {
          rows = made;
          settle();
          LOG.info("The database is ready at {}", source.address().orElseThrow());
          ready.complete();
        })
        .onFailure(failure -> {
          complain("The database is not ready, trying again", failure);
          boolean refused = failure instanceof SchemaRefusedException;
          vertx.setTimer(refused ? REFUSED_MS : RETRY_MS, timer -> attempt(ready));
        });
  }

  private void settle() {
    problem = null;
  }

  /** Told once for as long as it stays the same. */
  private void complain(String trouble, Throwable failure) {
    String why = "%s: %s".formatted(trouble, DatabaseFailure.words(failure));
    if (!why.equals(problem)) {
      LOG.warn("{}", why);
    }
    problem = why;
  }

  private long now() {
    return clockMs.getAsLong() / MS_PER_SECOND;
  }
}
