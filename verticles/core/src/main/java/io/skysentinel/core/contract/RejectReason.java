package io.skysentinel.core.contract;

/** Why something that a feed brought was not understood. */
public enum RejectReason {
  /** Not JSON, not a BaseStation line, or cut off in the middle. */
  MALFORMED,
  /** Understood as JSON, but not of the shape that the feed promises. */
  UNEXPECTED_SHAPE,
  /** A row with too few or too many columns. */
  WRONG_ROW_LENGTH,
  /** An address that is not six hex digits. */
  BAD_ADDRESS,
  /** A value of another type than the field's. */
  WRONG_TYPE,
  /** NaN or an infinity where a number belongs. */
  NOT_FINITE,
  /** A number that cannot be: latitude 91, altitude of the moon. */
  OUT_OF_RANGE,
  /** No time of last contact, or one that cannot be. */
  BAD_TIME,
  /** Larger than the configured limit. */
  TOO_LARGE,
  /** The log refused the record for good. */
  REFUSED_BY_LOG;

  /** The name on the wire and in metrics. */
  public String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
