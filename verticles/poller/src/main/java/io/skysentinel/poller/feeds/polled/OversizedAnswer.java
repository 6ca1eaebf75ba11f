package io.skysentinel.poller.feeds.polled;

import io.skysentinel.poller.feeds.FailureKind;
import io.skysentinel.poller.feeds.FeedFailure;

/** An answer larger than the limit: how it began is kept, so that somebody can see what it was. */
public final class OversizedAnswer extends FeedFailure {
  private static final long serialVersionUID = 1L;

  /** Enough to recognise the answer by. */
  public static final int KEPT_BYTES = 4096;

  private final byte[] beginning;

  OversizedAnswer(String host, int maxBytes, byte[] beginning) {
    super(
        FailureKind.TOO_LARGE,
        host + " sent more than the " + maxBytes + " bytes that are allowed");
    this.beginning = beginning;
  }

  byte[] beginning() {
    return beginning;
  }
}
