package io.skysentinel.core.detect.track;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.detect.runway.Flat;

/** How far an aircraft has flown by the speeds that it reports, and how far it has turned. */
final class Course {
  private static final double LONGEST_S = 60;

  private double flownM;
  private double flownS;
  private double turnedDeg;
  private double trackDeg = Double.NaN;

  /**
   * A report, {@code dt} seconds after the one before.
   *
   * @param smoothedDeg the direction by positions, for feeds that tell none
   */
  void take(FlightState before, FlightState now, double dt, double smoothedDeg) {
    if (dt > 0 && dt <= LONGEST_S && !Double.isNaN(now.velocityMps())) {
      boolean known = !Double.isNaN(before.velocityMps());
      flownM += (known ? (before.velocityMps() + now.velocityMps()) / 2 : now.velocityMps()) * dt;
      flownS += dt;
    }
    double direction = Double.isNaN(now.headingDeg()) ? smoothedDeg : now.headingDeg();
    if (dt <= LONGEST_S && !Double.isNaN(direction) && !Double.isNaN(trackDeg)) {
      turnedDeg += Flat.turned(direction - trackDeg);
    }
    trackDeg = direction;
  }

  double flownM() {
    return flownM;
  }

  /** For how long its speed was known, all in all. */
  double flownS() {
    return flownS;
  }

  /** To the right, all in all. */
  double turnedDeg() {
    return turnedDeg;
  }
}
