package io.skysentinel.core.detect.track;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;

/** Tells what was measured anew from what a feed says again, or in place of nothing. */
final class Repetition {
  /** Slower than this an aircraft may well report the same place twice. */
  private static final double MOVING_MPS = 5;

  private Repetition() {}

  /** Whether nothing that is measured differs: noise alone would make some of it differ. */
  static boolean isRepeated(FlightState before, FlightState now) {
    return isPositionReused(before, now)
        && same(before.altitudeM(), now.altitudeM())
        && same(before.geoAltitudeM(), now.geoAltitudeM())
        && same(before.velocityMps(), now.velocityMps())
        && same(before.headingDeg(), now.headingDeg())
        && same(before.verticalRateMps(), now.verticalRateMps())
        && before.onGround() == now.onGround();
  }

  /** Whether it is at the same place to the digit, although it moves. */
  static boolean isPositionReused(FlightState before, FlightState now) {
    return same(before.lat(), now.lat())
        && same(before.lon(), now.lon())
        && !(now.velocityMps() < MOVING_MPS)
        && !now.onGround();
  }

  /** Some receivers write a speed of 0 for one that nobody told; it then has no direction. */
  static FlightState withoutFalseZero(FlightState state) {
    boolean untold =
        state.velocityMps() == 0 && Double.isNaN(state.headingDeg()) && !state.onGround();
    if (!untold) {
      return state;
    }
    FlightStateBuilder known = new FlightStateBuilder().from(state);
    known.velocityMps = Double.NaN;
    return known.build();
  }

  private static boolean same(double a, double b) {
    return a == b || (Double.isNaN(a) && Double.isNaN(b));
  }
}
