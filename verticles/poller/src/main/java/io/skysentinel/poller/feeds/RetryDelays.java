package io.skysentinel.poller.feeds;

import io.skysentinel.core.feed.Backoff;

/**
 * How long feeds wait after failures.
 *
 * @param backoff after what may pass by itself
 * @param unauthorizedMs when somebody has to change the credentials, and asking on only annoys
 * @param clientErrorMs when the address seems wrong; a receiver that still starts looks the same
 * @param fileMs when a file cannot be read
 */
public record RetryDelays(Backoff backoff, long unauthorizedMs, long clientErrorMs, long fileMs) {

  /** What users have. */
  public static final RetryDelays NORMAL =
      new RetryDelays(new Backoff(1_000, 300_000), 600_000, 60_000, 10_000);

  /** The wait after a failure; a wait that the source asked for is kept. */
  long after(FeedFailure failure, int failuresInARow, double random01) {
    return switch (failure.kind()) {
      case UNAUTHORIZED -> unauthorizedMs;
      case CLIENT_ERROR -> clientErrorMs;
      case FILE -> fileMs;
      case RATE_LIMITED ->
          Math.max(failure.retryAfterMs(), backoff.delayMs(failuresInARow, random01));
      case TIMEOUT, UNREACHABLE, SERVER_ERROR, TRUNCATED, MALFORMED, TOO_LARGE ->
          backoff.delayMs(failuresInARow, random01);
    };
  }
}
