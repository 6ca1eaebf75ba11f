package io.skysentinel.core.detect.learned;

import io.skysentinel.core.detect.track.AircraftTrack;
import io.skysentinel.core.detect.track.ImpliedSpeed;
import io.skysentinel.core.detect.track.Past;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An aircraft's motion as numbers of one scale: each is divided by what makes a difference to a
 * pilot, so that a score that knows nothing of units treats them alike.
 */
public final class Features {
  /** In the order in which they stand. */
  public static final List<String> NAMES =
      List.of(
          "altitude",
          "velocity",
          "vertical_rate",
          "acceleration",
          "turn_rate",
          "energy_rate",
          "implied_speed",
          "share_of_own_speed",
          "turned",
          "altitude_leap",
          "position_leap");

  private static final double ALTITUDE_M = 3000;
  private static final double SPEED_MPS = 60;
  private static final double RATE_MPS = 8;
  private static final double ACCELERATION_MPS2 = 0.6;
  private static final double TURN_DEG_S = 1.5;
  private static final double IMPLIED_MPS = 20;
  private static final double SHARE = 0.25;
  private static final double TURNED_DEG = 180;
  private static final double TURNED_OVER_S = 300;
  private static final double ALTITUDE_LEAP_M = 100;
  private static final double POSITION_LEAP_M = 3000;

  /** What is farther off is as odd as it gets; one wild value must not stretch the scale. */
  private static final double MOST = 8;

  private Features() {}

  /** Those of an aircraft in the air; null on the ground and where speed or height are unknown. */
  public static float @Nullable [] of(AircraftTrack track) {
    double altitude = track.altitudeM();
    double speed = track.speedMps();
    if (track.onGround() || Double.isNaN(altitude) || Double.isNaN(speed)) {
      return null;
    }
    ImpliedSpeed speeds = track.implied();
    double fastest = Math.max(1, track.trend().fastestMps());
    boolean leaps = track.positions().suspects() > 0;
    return new float[] {
      scaled(altitude, ALTITUDE_M),
      scaled(speed, SPEED_MPS),
      scaled(track.rateMps(), RATE_MPS),
      scaled(track.trend().accelerationMps2(), ACCELERATION_MPS2),
      scaled(Math.abs(track.trend().turnRateDegS()), TURN_DEG_S),
      scaled(track.trend().energyRateMps(), 2 * RATE_MPS),
      scaled(speeds.impliedMps() - speeds.reportedMps(), IMPLIED_MPS),
      scaled(speed / fastest, SHARE),
      scaled(turned(track), TURNED_DEG),
      scaled(track.altitudes().spikeM(), ALTITUDE_LEAP_M),
      scaled(leaps ? track.positions().jumpM() : 0, POSITION_LEAP_M)
    };
  }

  /** How far it turned in one sense over the last minutes. */
  private static double turned(AircraftTrack track) {
    Past past = track.past();
    int from = past.since(track.unix() - TURNED_OVER_S);
    return from == past.size() ? 0 : Math.abs(track.turnedDeg() - past.turnedAt(from));
  }

  private static float scaled(double value, double by) {
    return Double.isNaN(value) ? 0 : (float) Math.max(-MOST, Math.min(MOST, value / by));
  }
}
