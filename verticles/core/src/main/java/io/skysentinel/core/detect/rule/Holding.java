package io.skysentinel.core.detect.rule;

import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.Evidence;
import io.skysentinel.core.detect.Severity;
import io.skysentinel.core.detect.track.AircraftTrack;
import io.skysentinel.core.detect.track.Past;
import java.util.Locale;

/**
 * Circles or racetracks over one place: more than once around in the same sense, back where it was
 * a round before and on the same heading, without climbing and sinking in between as circuits of an
 * airfield do. Who circles slowly has to stay level, or it is a glider in a thermal, and no news.
 */
public final class Holding implements Rule {
  /** A round and a little, so that there is a place to compare with: goes on. */
  private static final double SEEN_AGAIN_DEG = 380;

  private final Episode episode = new Episode(AnomalyKind.HOLDING);
  private double lastTurnUnix;

  /**
   * Limits of the rule.
   *
   * @param enabled whether it says anything
   * @param turnDeg once around and into the second round, so that it is said before the second is
   *     over; one circle alone is a controller's way to let a minute pass
   * @param leastOrbitS a standard-rate turn takes 120 s for a circle; thermals take 15 to 40
   * @param mostOrbitS a racetrack with legs of two minutes takes 6 min; twice that leaves nothing
   *     to compare within a quarter of an hour
   * @param leastMps slower than any holding speed (90 kt): then it has to stay within {@code
   *     levelM}, as who watches the ground does, and gliders never do
   * @param slowestMps slower still is a balloon, or the wind
   * @param mostExtentM a racetrack at 265 kt with legs of 90 s is 20 km long
   * @param backM how near to the place a round before it has to come back, or a fifth of the whole
   *     figure: samples lie 13 s apart, wind and flying make rounds differ
   * @param climbM what may be climbed or descended against the trend meanwhile
   * @param straightS flown straight for so long it is over: legs take up to two minutes
   * @param overS for how long it may be no holding until it is over
   */
  public record Thresholds(
      boolean enabled,
      double turnDeg,
      double leastOrbitS,
      double mostOrbitS,
      double leastMps,
      double levelM,
      double slowestMps,
      double mostExtentM,
      double backM,
      double climbM,
      double straightS,
      double overS) {
    public static final Thresholds DEFAULT =
        new Thresholds(true, 430, 70, 480, 45, 50, 18, 30_000, 2500, 100, 150, 240);
  }

  @Override
  public boolean isEnabled(DetectThresholds thresholds) {
    return thresholds.holding().enabled();
  }

  @Override
  public void look(Moment moment) {
    AircraftTrack track = moment.track();
    if (track.onGround()) {
      episode.over(moment, moment.unix());
      return;
    }
    if (!track.isSampled() || track.isDoubtful()) {
      return;
    }
    Thresholds limits = moment.thresholds().holding();
    if (fliesOn(track, limits.straightS(), moment.unix())) {
      episode.over(moment, moment.unix() - limits.straightS());
      return;
    }
    double turnDeg = episode.isOpen() ? SEEN_AGAIN_DEG : limits.turnDeg();
    Rounds turns = Rounds.latest(track.past(), limits, turnDeg, moment.unix());
    if (turns != null) {
      lastTurnUnix = moment.unix();
      double since = Math.max(turns.sinceUnix(), episode.endedUnix());
      episode.found(moment, since, finding(track, turns));
    } else if (episode.isOpen() && moment.unix() - lastTurnUnix > limits.overS()) {
      episode.over(moment, lastTurnUnix);
    }
  }

  /** Whether it flew straight for longer than the leg of a racetrack is. */
  private static boolean fliesOn(AircraftTrack track, double straightS, double unix) {
    Past past = track.past();
    int before = past.since(unix - straightS) - 1;
    return before >= 0
        && Math.abs(track.turnedDeg() - past.turnedAt(before)) < Rounds.SAME_HEADING_DEG;
  }

  private static Finding finding(AircraftTrack track, Rounds turns) {
    double rounds = turns.degrees() / 360;
    return new Finding(
        Severity.LOW,
        Math.min(0.97, 0.7 + 0.1 * rounds),
        String.format(
            Locale.ROOT,
            "Holding: %.1f times around within %s at %s, %s a round.",
            rounds,
            Words.km(turns.extentM()),
            Words.feet(track.altitudeM()),
            Words.seconds(turns.orbitS())),
        Evidence.of("turned_deg", turns.degrees()),
        Evidence.of("orbit_s", turns.orbitS()),
        Evidence.of("extent_m", turns.extentM()),
        Evidence.of("altitude_m", track.altitudeM()));
  }

  @Override
  public Episode episode() {
    return episode;
  }
}
