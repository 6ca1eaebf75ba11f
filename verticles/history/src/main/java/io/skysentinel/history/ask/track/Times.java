package io.skysentinel.history.ask.track;

import java.time.Instant;

/** Times as texts. */
final class Times {
  private static final double MS = 1000;

  private Times() {}

  /** Unix seconds as XML and everybody else writes times, to the millisecond. */
  static String iso(double unixSeconds) {
    return Instant.ofEpochMilli(Math.round(unixSeconds * MS)).toString();
  }
}
