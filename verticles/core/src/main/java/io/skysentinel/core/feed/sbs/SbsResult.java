package io.skysentinel.core.feed.sbs;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Reject;

/** What one line came to. */
public sealed interface SbsResult {

  /** The only {@link Nothing} there is. */
  SbsResult NOTHING = new Nothing();

  /** A heartbeat, a record of another kind, or a message that told nothing new. */
  record Nothing() implements SbsResult {}

  /** What is known of the aircraft after this line. */
  record Heard(FlightState state) implements SbsResult {}

  /** A line that could not be understood; what was known stays as it was. */
  record Refused(Reject reject) implements SbsResult {}
}
