package io.skysentinel.poller.feeds;

import java.util.Locale;

/** What can go wrong with a source; {@link RetryDelays} says how long each kind is waited out. */
public enum FailureKind {
  TIMEOUT,
  UNREACHABLE,
  SERVER_ERROR,
  TRUNCATED,
  MALFORMED,
  TOO_LARGE,
  RATE_LIMITED,
  UNAUTHORIZED,
  CLIENT_ERROR,
  FILE;

  /** The name in metrics. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
