package io.skysentinel.history;

import io.skysentinel.history.compact.Compactor;
import io.skysentinel.history.compact.Retention;
import io.skysentinel.history.store.DatabaseFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes time and drops what is too old, a step after the other for as long as the node runs. On
 * the verticle's context.
 */
final class Upkeep {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final long LOOK_EVERY_MS = 10_000;

  /** Between two steps the database has time for others. */
  private static final long NEXT_STEP_MS = 50;

  private static final long DROP_EVERY_MS = 600_000;
  private static final long MS_PER_SECOND = 1_000;

  private final Vertx vertx;
  private final Compactor compactor;
  private final Retention retention;
  private final IntSupplier retentionDays;
  private final LongSupplier wallMs;
  private final LongSupplier steadyMs;
  private final LongSupplier believedMs;
  private boolean closing;
  private long droppedMs;
  private String told = "";
  private Future<Void> step = Future.succeededFuture();
  private Future<Void> drop = Future.succeededFuture();

  /**
   * @param retentionDays how many days are kept; asked each time
   * @param wallMs the time of day
   * @param steadyMs counts on whatever anybody does to the time of day
   */
  Upkeep(
      Vertx vertx,
      Compactor compactor,
      Retention retention,
      IntSupplier retentionDays,
      LongSupplier wallMs,
      LongSupplier steadyMs) {
    this.vertx = vertx;
    this.compactor = compactor;
    this.retention = retention;
    this.retentionDays = retentionDays;
    this.wallMs = wallMs;
    this.steadyMs = steadyMs;
    this.believedMs = new BelievedClock(wallMs, steadyMs);
    this.droppedMs = steadyMs.getAsLong() - DROP_EVERY_MS;
  }

  void start() {
    if (closing) {
      return;
    }
    drop();
    step =
        compactor
            .run(wallMs.getAsLong() / MS_PER_SECOND)
            .onSuccess(isMore -> told = "")
            .onFailure(failure -> complain("Time cannot be closed, trying again", failure))
            .otherwise(false)
            .map(isMore -> {
              vertx.setTimer(isMore ? NEXT_STEP_MS : LOOK_EVERY_MS, timer -> start());
              return null;
            });
  }

  /** Completes when the step that is being made has ended. */
  Future<Void> stop() {
    closing = true;
    return step;
  }

  /** Beside the steps: it may wait for somebody who reads for hours. */
  private void drop() {
    long now = steadyMs.getAsLong();
    if (now - droppedMs < DROP_EVERY_MS || !drop.isComplete()) {
      return;
    }
    droppedMs = now;
    drop =
        retention
            .drop(believedMs.getAsLong() / MS_PER_SECOND, retentionDays.getAsInt())
            .onFailure(failure -> complain("What is too old cannot be dropped", failure));
  }

  /** What was to be closed stays in small blocks meanwhile, where it is found like all else. */
  private void complain(String trouble, Throwable failure) {
    String why = trouble + ": " + DatabaseFailure.words(failure);
    if (!why.equals(told) && !closing) {
      LOG.warn("{}", why);
    }
    told = why;
  }
}
