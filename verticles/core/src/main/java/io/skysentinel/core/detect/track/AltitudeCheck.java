package io.skysentinel.core.detect.track;

import io.skysentinel.core.contract.FlightState;

/** Whether an altitude can be; what cannot is counted, and believed when it comes again. */
public final class AltitudeCheck {
  /** Old transponders garble single altitudes; less than this is the sensor's and the air's. */
  private static final double SPIKE_M = 60;

  /** What delays and steps add for each second. */
  private static final double SPIKE_MPS = 10;

  /** Half of the strongest push or pull that is flown: 0.3 g. */
  private static final double SPIKE_MPS2 = 1.5;

  private static final double GROUND_BELOW_MPS = 60;

  private int suspects;
  private double suspectM = Double.NaN;
  private double suspectUnix;
  private double lastM = Double.NaN;
  private double lastUnix = Double.NaN;
  private double spikeM;

  /** Some receivers write 0 for an aircraft on the ground, wherever that is. */
  static boolean saysGround(FlightState state, HeightFilter height) {
    return state.altitudeM() == 0
        && !(state.velocityMps() >= GROUND_BELOW_MPS)
        && !(height.isSet() && Math.abs(height.altitudeM()) < 30)
        && !(Math.abs(state.verticalRateMps()) > 1);
  }

  /** Takes an altitude into the filter; false when it is not believed. */
  boolean take(FlightState state, HeightFilter height, Altitudes recent) {
    double unix = state.lastContactUnix();
    double altitude = state.altitudeM();
    spikeM = 0;
    if (Double.isNaN(altitude)) {
      return true;
    }
    boolean isNew = altitude != lastM;
    if (!height.isSet()) {
      height.reset(unix, altitude);
      suspects = 0;
    } else {
      height.advance(unix);
      spike(state, height);
      if (spikeM != 0) {
        if (!suspect(unix, altitude, height)) {
          return false;
        }
      } else if (!height.altitude(altitude)) {
        // It can be, and the filter did not foresee it: a dive or a climb begins.
        height.reset(unix, altitude);
      }
    }
    if (!Double.isNaN(state.verticalRateMps())) {
      height.rate(state.verticalRateMps());
    }
    if (isNew || unix - lastUnix > 20) {
      recent.add(unix, altitude);
    }
    lastM = altitude;
    lastUnix = unix;
    return true;
  }

  /** What the aircraft says of its rate is believed here: it dives as it says it dives. */
  private void spike(FlightState state, HeightFilter height) {
    double off = state.altitudeM() - height.altitudeM();
    double unix = state.lastContactUnix();
    double dt = Double.isNaN(lastUnix) ? 0 : Math.min(30, unix - lastUnix);
    double told = Math.abs(state.verticalRateMps() - height.rateMps());
    double can = SPIKE_M + SPIKE_MPS * dt + SPIKE_MPS2 * dt * dt;
    spikeM = Math.abs(off) > can + (Double.isNaN(told) ? 0 : told * dt) ? off : 0;
  }

  /** Whether it has come often enough to be the truth; the filter then begins there. */
  private boolean suspect(double unix, double altitude, HeightFilter height) {
    double since = unix - suspectUnix;
    boolean agrees = Math.abs(altitude - suspectM) <= SPIKE_M + 50 * since;
    suspects = agrees ? suspects + 1 : 1;
    suspectM = altitude;
    suspectUnix = unix;
    if (suspects < 3) {
      return false;
    }
    height.reset(unix, altitude);
    suspects = 0;
    return true;
  }

  /** How far the last altitude was off where it could be; 0 when it was not. */
  public double spikeM() {
    return spikeM;
  }
}
