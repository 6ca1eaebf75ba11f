package io.skysentinel.poller.feeds;

import java.util.Locale;

/** What can go wrong with a source, and whether trying again soon can help. */
public enum FailureKind {
  TIMEOUT(true),
  UNREACHABLE(true),
  SERVER_ERROR(true),
  TRUNCATED(true),
  MALFORMED(true),
  TOO_LARGE(true),
  RATE_LIMITED(false),
  UNAUTHORIZED(false),
  CLIENT_ERROR(false),
  FILE(false);

  private final boolean transientFailure;

  FailureKind(boolean transientFailure) {
    this.transientFailure = transientFailure;
  }

  /** Whether the usual back-off applies; otherwise the feed waits long before it asks again. */
  public boolean isTransient() {
    return transientFailure;
  }

  /** The name in metrics. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
