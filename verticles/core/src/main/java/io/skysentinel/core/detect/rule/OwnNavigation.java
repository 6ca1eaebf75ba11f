package io.skysentinel.core.detect.rule;

import io.skysentinel.core.contract.FlightState;

/**
 * What an aircraft says of its own navigation, where the feed passes that on: whether it was good
 * and has got lost. Who never knew better has old equipment.
 */
final class OwnNavigation {
  /** ADS-B: only there the aircraft itself says where it is. */
  private static final int BY_ITSELF = 0;

  /** No rule remembers more than a quarter of an hour. */
  private static final double MEMORY_S = 900;

  private double goodUnix = Double.NEGATIVE_INFINITY;
  private double lostUnix = Double.NaN;
  private int nic = FlightState.UNKNOWN;

  /** Whether it has been lost for long enough; each report is to be shown once. */
  boolean isLost(Moment moment, PositionIntegrity.Thresholds limits) {
    FlightState state = moment.track().last();
    if (state.nic() == FlightState.UNKNOWN || state.positionSource() != BY_ITSELF) {
      return false;
    }
    nic = state.nic();
    boolean isNone = nic == 0 || state.nacP() == 0;
    if (!isNone || moment.track().onGround()) {
      lostUnix = Double.NaN;
      goodUnix = nic >= limits.goodNic() ? moment.unix() : goodUnix;
      return false;
    }
    if (Double.isNaN(lostUnix)) {
      boolean wasGood = moment.unix() - goodUnix <= MEMORY_S;
      lostUnix = wasGood ? moment.unix() : Double.NaN;
    }
    return moment.unix() - lostUnix >= limits.lostS();
  }

  /** Since when it is lost, NaN when it is not. */
  double lostUnix() {
    return lostUnix;
  }

  /** The integrity category that was heard last, NaN when none was. */
  double nic() {
    return nic == FlightState.UNKNOWN ? Double.NaN : nic;
  }
}
