package io.skysentinel.core.feed;

import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.json.JsonFields;

/**
 * A value of one aircraft that cannot be; its row is rejected and its neighbours are not.
 *
 * <p>It carries no stack trace: a hostile answer may hold thousands of them, and where in our code
 * one was noticed helps nobody.
 */
public final class InvalidValueException extends Exception {
  private static final long serialVersionUID = 1L;

  /** How the values of a row are read: one of another type is refused with this. */
  public static final JsonFields<InvalidValueException> FIELDS =
      new JsonFields<>(
          wrong -> new InvalidValueException(RejectReason.WRONG_TYPE, wrong),
          field ->
              new InvalidValueException(
                  RejectReason.NOT_FINITE, field + " is not a finite number"));

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
