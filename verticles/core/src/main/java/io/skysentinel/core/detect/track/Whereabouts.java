package io.skysentinel.core.detect.track;

import io.skysentinel.core.contract.FlightState;

/** Where an aircraft is: what is believed of its positions, smoothed, and where it was. */
final class Whereabouts {
  /** For how long one position that cannot be makes the others doubtful. */
  private static final double DOUBT_S = 120;

  private final PlaneFilter plane = new PlaneFilter();
  private final PositionCheck check = new PositionCheck();
  private final ImpliedSpeed implied = new ImpliedSpeed();
  private final Past past = new Past();
  private double fixUnix = Double.NaN;
  private double doubtUntil = Double.NEGATIVE_INFINITY;
  private double movedUnix = Double.NaN;
  private boolean sampled;

  /** Nothing of before is of use any more. */
  void forget() {
    fixUnix = Double.NaN;
    past.clear();
    implied.clear();
    check.forget();
    doubtUntil = Double.NEGATIVE_INFINITY;
  }

  /**
   * Takes a position in.
   *
   * @param stuckS for how long the feed repeated old reports before this one
   */
  Verdict take(
      FlightState before, FlightState now, double stuckS, Course course, double altitudeM) {
    sampled = false;
    boolean timed = !Double.isNaN(now.timePositionUnix());
    double unix = timed ? now.timePositionUnix() : now.lastContactUnix();
    if (!now.hasPosition()) {
      return Verdict.POSITION_REUSED;
    }
    if (Double.isNaN(fixUnix)) {
      begin(unix, now, course, altitudeM);
      return Verdict.FRESH;
    }
    if (unix <= fixUnix || Repetition.isPositionReused(before, now)) {
      return Verdict.POSITION_REUSED;
    }
    double speed = Double.isNaN(now.velocityMps()) ? 0 : now.velocityMps();
    PositionCheck.FixSeen seen = new PositionCheck.FixSeen(now.lat(), now.lon(), speed, stuckS);
    PositionCheck.Outcome outcome = check.look(plane, fixUnix, unix, seen);
    switch (outcome) {
      case BELIEVED -> believe(unix, now, course, altitudeM);
      case SUSPECT -> doubt(unix + DOUBT_S);
      case MOVED -> {
        movedUnix = now.lastContactUnix();
        begin(unix, now, course, altitudeM);
      }
    }
    implied.add(unix, now.lat(), now.lon(), course, stuckS);
    return outcome == PositionCheck.Outcome.SUSPECT ? Verdict.JUMP : Verdict.FRESH;
  }

  private void begin(double unix, FlightState now, Course course, double altitudeM) {
    plane.reset(unix, now.lat(), now.lon());
    keep(unix, now, course, altitudeM);
  }

  private void believe(double unix, FlightState now, Course course, double altitudeM) {
    plane.advance(unix);
    if (!plane.position(now.lat(), now.lon())) {
      // Believed, and yet far from where the filter is: a clock jumped, or it turned sharply.
      plane.reset(unix, now.lat(), now.lon());
    }
    keep(unix, now, course, altitudeM);
  }

  private void keep(double unix, FlightState now, Course course, double altitudeM) {
    fixUnix = unix;
    if (!Double.isNaN(now.velocityMps()) && !Double.isNaN(now.headingDeg())) {
      plane.velocity(now.velocityMps(), now.headingDeg());
    }
    double speed = Double.isNaN(now.velocityMps()) ? plane.speedMps() : now.velocityMps();
    sampled = past.add(unix, plane.lat(), plane.lon(), altitudeM, speed, course.turnedDeg());
  }

  void doubt(double untilUnix) {
    doubtUntil = Math.max(doubtUntil, untilUnix);
  }

  boolean isDoubtful(double unix) {
    return unix < doubtUntil;
  }

  PlaneFilter plane() {
    return plane;
  }

  PositionCheck check() {
    return check;
  }

  ImpliedSpeed implied() {
    return implied;
  }

  Past past() {
    return past;
  }

  /** When it was last taken to be somewhere else than before, NaN when never. */
  double movedUnix() {
    return movedUnix;
  }

  boolean isSampled() {
    return sampled;
  }
}
