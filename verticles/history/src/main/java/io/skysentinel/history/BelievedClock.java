package io.skysentinel.history;

import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of day for whoever deletes by it. A clock that is put forward by more than a day is not
 * believed before a day has passed: until then time goes on as it did before. For one thread.
 */
final class BelievedClock implements LongSupplier {
  private static final Logger LOG = LoggerFactory.getLogger(BelievedClock.class);
  private static final long DAY_MS = 86_400_000;

  private final LongSupplier wallMs;
  private final LongSupplier steadyMs;
  private long anchorWallMs;
  private long anchorSteadyMs;
  private long doubtedMs;
  private boolean isDoubted;

  /**
   * @param wallMs the time of day
   * @param steadyMs counts on whatever anybody does to the time of day
   */
  BelievedClock(LongSupplier wallMs, LongSupplier steadyMs) {
    this.wallMs = wallMs;
    this.steadyMs = steadyMs;
    this.anchorWallMs = wallMs.getAsLong();
    this.anchorSteadyMs = steadyMs.getAsLong();
  }

  @Override
  public long getAsLong() {
    long wall = wallMs.getAsLong();
    long steady = steadyMs.getAsLong();
    long expected = anchorWallMs + steady - anchorSteadyMs;
    if (wall - expected > DAY_MS && !isOldEnough(wall, expected, steady)) {
      return expected;
    }
    isDoubted = false;
    anchorWallMs = wall;
    anchorSteadyMs = steady;
    return wall;
  }

  private boolean isOldEnough(long wall, long expected, long steady) {
    if (!isDoubted) {
      isDoubted = true;
      doubtedMs = steady;
      LOG.warn(
          "The clock was put forward by {} hours. For a day nothing is dropped by it, in case that"
              + " it is wrong",
          (wall - expected) / 3_600_000);
    }
    return steady - doubtedMs >= DAY_MS;
  }
}
