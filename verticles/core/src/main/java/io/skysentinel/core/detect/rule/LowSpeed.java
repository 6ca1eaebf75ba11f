package io.skysentinel.core.detect.rule;

import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.Evidence;
import io.skysentinel.core.detect.Severity;
import io.skysentinel.core.detect.runway.Flat;
import io.skysentinel.core.detect.track.AircraftTrack;
import io.skysentinel.core.detect.track.FlightClass;
import io.skysentinel.core.detect.track.Past;

/**
 * Slower than such an aircraft can fly. Airspeed is not known, and the wind is not; but on a
 * straight course the wind stays the same, so what is lost over ground is lost in the air.
 */
public final class LowSpeed implements Rule {
  /** Of the stalling speed: who was never faster lately stands somewhere and says nonsense. */
  private static final double HAS_FLOWN = 1.3;

  private final Episode episode = new Episode(AnomalyKind.LOW_SPEED);
  private double slowUnix = Double.NaN;
  private int slowReports;

  /**
   * Limits of the rule.
   *
   * @param enabled whether it says anything
   * @param share of its own speed minutes ago: cruise is 2.2 to 2.6 times the stalling speed for
   *     light aircraft and 1.9 to 2.3 for jets, so less than 0.36 stalls even with a headwind that
   *     slow flight at 1.2 times the stalling speed would pass with
   * @param straightDeg how far the course may have changed meanwhile: the wind along it then
   *     changes by no more than the wind itself, some 10 to 15 m/s low down
   * @param backS how far back its own speed is looked for
   * @param stallMps the lowest clean stalling speed of anything above 15,500 lb: 105 kt
   * @param windMps the strongest headwind near the ground that counts, and
   * @param windPerKm what it grows by for each kilometre up, to {@code mostWindMps}
   * @param heldS for how long it has to be slow: a bad report or a gust is over by then
   * @param nearM from an airport, below {@code lowM}, slow means landing
   */
  public record Thresholds(
      boolean enabled,
      double share,
      double straightDeg,
      double backS,
      double stallMps,
      double windMps,
      double windPerKm,
      double mostWindMps,
      double heldS,
      double nearM,
      double lowM) {
    public static final Thresholds DEFAULT =
        new Thresholds(true, 0.36, 60, 270, 54, 15, 5, 60, 8, 15_000, 600);
  }

  @Override
  public boolean isEnabled(DetectThresholds thresholds) {
    return thresholds.lowSpeed().enabled();
  }

  @Override
  public void look(Moment moment) {
    AircraftTrack track = moment.track();
    Thresholds limits = moment.thresholds().lowSpeed();
    double own = ownSpeed(track, limits, moment.unix());
    if (!judgeable(track, limits) || !isSlow(track, limits, own)) {
      slowReports = 0;
      slowUnix = Double.NaN;
      episode.over(moment, moment.unix());
      return;
    }
    if (slowReports++ == 0) {
      slowUnix = moment.unix();
    }
    boolean lasts = slowReports >= 2 && moment.unix() - slowUnix >= limits.heldS();
    if (lasts || episode.isOpen()) {
      episode.found(moment, slowUnix, finding(track, own));
    }
  }

  private static boolean judgeable(AircraftTrack track, Thresholds limits) {
    FlightClass kind = track.flightClass();
    boolean landing = track.fieldM() < limits.nearM() && track.heightM() < limits.lowM();
    return !track.onGround()
        && !track.isDoubtful()
        && !landing
        && (kind == FlightClass.LARGE || kind == FlightClass.LIGHT)
        && track.height().isSet()
        && track.implied().stuckS() < 5
        && !Double.isNaN(track.speedMps());
  }

  private boolean isSlow(AircraftTrack track, Thresholds limits, double own) {
    double speed = Math.max(track.speedMps(), orZero(track.last().velocityMps()));
    // Once it is slow its own past becomes slow, too; then it takes a recovery to end it.
    double share = episode.isOpen() ? limits.share() * 1.3 : limits.share();
    if (speed < own * share) {
      return true;
    }
    boolean flew = track.trend().fastestMps() > HAS_FLOWN * limits.stallMps();
    if (track.flightClass() != FlightClass.LARGE || !flew) {
      return false;
    }
    double km = Math.max(0, track.altitudeM()) / 1000;
    double wind = Math.min(limits.mostWindMps(), limits.windMps() + limits.windPerKm() * km);
    // The air's density falls by a factor e in 10.4 km; true airspeed grows with its root.
    double stall = limits.stallMps() * Math.exp(km / 20.8);
    return speed < stall - wind;
  }

  /**
   * Its highest speed but one in the minutes before, on the same course, 0 when there is none: one
   * alone may be garbled.
   */
  private static double ownSpeed(AircraftTrack track, Thresholds limits, double unix) {
    Past past = track.past();
    double now = track.turnedDeg();
    double fastest = 0;
    double second = 0;
    for (int i = past.size() - 1; i >= 0 && unix - past.unixAt(i) <= limits.backS(); i--) {
      if (Math.abs(Flat.turned(now - past.turnedAt(i))) > limits.straightDeg()) {
        break;
      }
      double speed = orZero(past.speedAt(i));
      second = Math.max(second, Math.min(fastest, speed));
      fastest = Math.max(fastest, speed);
    }
    return second;
  }

  private static double orZero(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  private static Finding finding(AircraftTrack track, double own) {
    boolean large = track.flightClass() == FlightClass.LARGE;
    return new Finding(
        large ? Severity.HIGH : Severity.MEDIUM,
        0.85,
        "Very slow: "
            + Words.knots(track.speedMps())
            + " over ground at "
            + Words.feet(track.altitudeM())
            + (own > 0 ? ", after " + Words.knots(own) + " on the same course." : "."),
        Evidence.of("speed_mps", track.speedMps()),
        Evidence.of("before_mps", own),
        Evidence.of("altitude_m", track.altitudeM()),
        Evidence.of("rate_mps", track.rateMps()));
  }

  @Override
  public Episode episode() {
    return episode;
  }
}
