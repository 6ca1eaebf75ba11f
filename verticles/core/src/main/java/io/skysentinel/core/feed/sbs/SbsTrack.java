package io.skysentinel.core.feed.sbs;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import java.util.Objects;

/** What the messages of one aircraft have told so far. */
final class SbsTrack {

  /** A position older than this is where the aircraft was, not where it is. */
  private static final double POSITION_LASTS_S = 60;

  /** How often an aircraft that tells nothing new is still said to be heard. */
  private static final double HEARD_EVERY_S = 1;

  private final FlightStateBuilder known = new FlightStateBuilder();
  private double toldUnix = Double.NEGATIVE_INFINITY;

  SbsTrack(String icao24) {
    known.icao24 = icao24;
  }

  double heardUnix() {
    return known.lastContactUnix;
  }

  /** Takes over what a message says; whether there is something to tell. */
  boolean learn(SbsMessage message, double nowUnix) {
    FlightState before = known.build();
    FlightState said = message.said();
    known.lastContactUnix = said.lastContactUnix();
    learnPlace(message);
    known.callsign = said.callsign() != null ? said.callsign() : known.callsign;
    known.squawk = said.squawk() != null ? said.squawk() : known.squawk;
    known.velocityMps = newer(said.velocityMps(), known.velocityMps);
    known.headingDeg = newer(said.headingDeg(), known.headingDeg);
    known.spi = Objects.requireNonNullElse(message.spi(), known.spi);
    boolean changed = !sameButForContact(before);
    // A clock that was set back must not silence an aircraft until it has caught up.
    return changed || Math.abs(nowUnix - toldUnix) >= HEARD_EVERY_S;
  }

  private void learnPlace(SbsMessage message) {
    FlightState said = message.said();
    known.onGround = Objects.requireNonNullElse(message.onGround(), known.onGround);
    if (known.onGround) {
      // What was heard of height in the air no longer holds, and on the ground nothing is said.
      known.altitudeM = Double.NaN;
      known.geoAltitudeM = Double.NaN;
      known.verticalRateMps = Double.NaN;
    }
    known.altitudeM = newer(said.altitudeM(), known.altitudeM);
    known.geoAltitudeM = newer(said.geoAltitudeM(), known.geoAltitudeM);
    known.verticalRateMps = newer(said.verticalRateMps(), known.verticalRateMps);
    if (said.hasPosition()) {
      known.lat = said.lat();
      known.lon = said.lon();
      known.timePositionUnix = said.timePositionUnix();
      known.positionSource = said.positionSource();
    }
  }

  /**
   * The state to tell at {@code nowUnix}; a position too old to hold is left out, and forgotten.
   */
  FlightState stateAt(double nowUnix) {
    toldUnix = nowUnix;
    if (nowUnix - known.timePositionUnix > POSITION_LASTS_S) {
      known.lat = Double.NaN;
      known.lon = Double.NaN;
      known.timePositionUnix = Double.NaN;
      known.positionSource = FlightState.UNKNOWN;
    }
    return known.build();
  }

  private boolean sameButForContact(FlightState before) {
    double contact = known.lastContactUnix;
    known.lastContactUnix = before.lastContactUnix();
    boolean same = known.build().equals(before);
    known.lastContactUnix = contact;
    return same;
  }

  private static double newer(double said, double known) {
    return Double.isNaN(said) ? known : said;
  }
}
