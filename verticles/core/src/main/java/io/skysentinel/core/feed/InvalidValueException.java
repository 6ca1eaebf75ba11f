package io.skysentinel.core.feed;

import io.skysentinel.core.contract.RejectReason;

/**
 * A value of one aircraft that cannot be; its row is rejected and its neighbours are not.
 *
 * <p>It carries no stack trace: a hostile answer may hold thousands of them, and where in our code
 * one was noticed helps nobody.
 */
public final class InvalidValueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectReason reason;

  public InvalidValueException(RejectReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** Which of the rules was broken. */
  public RejectReason reason() {
    return reason;
  }
}
