package io.skysentinel.core.feed.replay;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.feed.ParsedAnswer;

/** One line of a recording, understood. */
public record RecordedLine(LineKind kind, ParsedAnswer answer) {

  /** What a line turned out to be. */
  public enum LineKind {
    /** Nothing but white space. */
    BLANK,
    /** One envelope. */
    ENVELOPE,
    /** An answer of OpenSky with any number of rows. */
    ANSWER,
    /** None of these; the answer holds the one reject. */
    BROKEN
  }

  /** The newest contact in the line, which it is paced by; {@code NaN} when it has no state. */
  public double newestContactUnix() {
    double newest = Double.NaN;
    for (FlightState state : answer.states()) {
      if (!(state.lastContactUnix() <= newest)) {
        newest = state.lastContactUnix();
      }
    }
    return newest;
  }
}
