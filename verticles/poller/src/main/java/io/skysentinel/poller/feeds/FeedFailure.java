package io.skysentinel.poller.feeds;

/** A source that did not answer as it should, in words that a user understands. */
public class FeedFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureKind kind;
  private final long retryAfterMs;

  public FeedFailure(FailureKind kind, String message) {
    this(kind, message, 0);
  }

  /**
   * @param retryAfterMs the wait that the source itself asked for, 0 when it named none
   */
  public FeedFailure(FailureKind kind, String message, long retryAfterMs) {
    super(message, null, false, false);
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
  }

  public FailureKind kind() {
    return kind;
  }

  public long retryAfterMs() {
    return retryAfterMs;
  }
}
