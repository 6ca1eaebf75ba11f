package io.skysentinel.poller.feeds;

/** Where a feed tells how it fares; metrics, health and the log listen behind it. */
public interface FeedReport {

  /** An answer came and was understood (some rows of it perhaps not). */
  void succeeded(long latencyNanos, int states);

  /** It failed; the feed tries again in {@code retryInMs}. */
  void failed(FeedFailure failure, long latencyNanos, long retryInMs);
}
