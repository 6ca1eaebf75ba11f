package io.skysentinel.poller.feeds;

/** An answer larger than the limit: how it began is kept, so that somebody can see what it was. */
final class OversizedAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Enough to recognise the answer by. */
  static final int KEPT_BYTES = 4096;

  private final byte[] beginning;

  OversizedAnswer(String host, int maxBytes, byte[] beginning) {
    super(host + " sent more than the " + maxBytes + " bytes that are allowed", null, false, false);
    this.beginning = beginning;
  }

  byte[] beginning() {
    return beginning;
  }

  FeedFailure failure() {
    return new FeedFailure(FailureKind.TOO_LARGE, String.valueOf(getMessage()));
  }
}
