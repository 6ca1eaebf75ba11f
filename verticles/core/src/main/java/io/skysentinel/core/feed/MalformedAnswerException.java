package io.skysentinel.core.feed;

import io.skysentinel.core.contract.RejectReason;

/** A whole answer that could not be understood; nothing of it is used. */
public final class MalformedAnswerException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectReason reason;

  public MalformedAnswerException(RejectReason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  /** Malformed, or JSON of an unexpected shape. */
  public RejectReason reason() {
    return reason;
  }
}
