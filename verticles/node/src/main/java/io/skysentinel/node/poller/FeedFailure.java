package io.skysentinel.node.poller;

/** A source that did not answer as it should, in words that a user understands. */
public final class FeedFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureKind kind;

  public FeedFailure(FailureKind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  public FailureKind kind() {
    return kind;
  }
}
