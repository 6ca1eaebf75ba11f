package io.skysentinel.poller.feeds;

import io.vertx.core.Vertx;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What every feed is given.
 *
 * @param delays after failures
 * @param clockMs Unix milliseconds; tests bring their own
 * @param random for jitter
 */
public record FeedContext(
    Vertx vertx,
    String name,
    FeedSink sink,
    FeedReport report,
    RetryDelays delays,
    LongSupplier clockMs,
    RandomGenerator random) {
  /** Unix milliseconds of now. */
  public long nowMs() {
    return clockMs.getAsLong();
  }

  /** Does it later; with the timer's id it can be called off. */
  public long after(long delayMs, Runnable action) {
    return vertx.setTimer(Math.max(1, delayMs), due -> action.run());
  }

  /** The wait after a failure. */
  public long retryInMs(FeedFailure failure, int failuresInARow) {
    return delays.after(failure, failuresInARow, random.nextDouble());
  }
}
