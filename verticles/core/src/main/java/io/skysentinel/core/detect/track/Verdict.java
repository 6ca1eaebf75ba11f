package io.skysentinel.core.detect.track;

import java.util.Locale;

/** What is believed of a report. Nothing is dropped: the verdict is published with the update. */
public enum Verdict {
  /** It says something new, and it can be. */
  FRESH,
  /** The same report again: nothing was heard since. */
  DUPLICATE,
  /** Older than what is known. */
  LATE,
  /** Heard, but every measured value is the last one: the feed repeats what it had. */
  REPEATED,
  /** The position is an older one, or none; the rest is new. */
  POSITION_REUSED,
  /** The aircraft cannot be there; the rest is used. */
  JUMP,
  /** The altitude cannot be; the rest is used. */
  ALTITUDE_JUMP;

  /** The name on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it brought a measurement that was not there before. */
  public boolean isNews() {
    return this != DUPLICATE && this != LATE && this != REPEATED;
  }
}
