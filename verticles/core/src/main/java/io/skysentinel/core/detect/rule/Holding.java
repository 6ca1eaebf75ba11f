package io.skysentinel.core.detect.rule;

import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.Evidence;
import io.skysentinel.core.detect.Severity;
import io.skysentinel.core.detect.runway.Flat;
import io.skysentinel.core.detect.track.AircraftTrack;
import io.skysentinel.core.detect.track.Past;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Circles or racetracks over one place: more than once around in the same sense, back where it was
 * before, without climbing in between as circuits of an airfield do. Slow tight circles are gliders
 * in a thermal, and no news.
 */
public final class Holding implements Rule {
  private final Episode episode = new Episode(AnomalyKind.HOLDING);
  private double lastTurnUnix;

  /**
   * Limits of the rule.
   *
   * @param turnDeg once around and into the second round, so that it is said before the second is
   *     over; one circle alone is a controller's way to let a minute pass
   * @param leastOrbitS a standard-rate turn takes 120 s for a circle; thermals take 15 to 40
   * @param mostOrbitS a racetrack with legs of two minutes takes 6 min; twice that leaves nothing
   *     to compare within a quarter of an hour
   * @param leastMps nothing slower holds: the slowest holding speeds are 70 kt
   * @param mostExtentM a racetrack at 265 kt with legs of 90 s is 20 km long
   * @param backM how near to an earlier place it has to come back: wind and flying make orbits
   *     differ by a turn's radius
   * @param climbM what may be climbed or descended against the trend meanwhile
   * @param overS for how long it has to fly on without turning until it is over
   */
  public record Thresholds(
      double turnDeg,
      double leastOrbitS,
      double mostOrbitS,
      double leastMps,
      double mostExtentM,
      double backM,
      double climbM,
      double overS) {
    public static final Thresholds DEFAULT =
        new Thresholds(430, 70, 480, 36, 30_000, 4000, 150, 150);
  }

  /** The turns from one sample on until now. */
  private record Turns(double sinceUnix, double degrees, double orbitS, double extentM) {}

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
    Turns turns = turns(track, limits, episode.isOpen() ? 300 : limits.turnDeg(), moment.unix());
    if (turns != null) {
      lastTurnUnix = moment.unix();
      episode.found(moment, turns.sinceUnix(), finding(track, turns));
    } else if (episode.isOpen() && moment.unix() - lastTurnUnix > limits.overS()) {
      episode.over(moment, lastTurnUnix);
    }
  }

  /** The latest sample since which it turned far enough, null where there is none. */
  private static @Nullable Turns turns(
      AircraftTrack track, Thresholds limits, double turnDeg, double unix) {
    Past past = track.past();
    int last = past.size() - 1;
    if (last < 6 || past.speedAt(last) < limits.leastMps()) {
      return null;
    }
    double end = past.turnedAt(last);
    for (int i = last - 1; i >= 0; i--) {
      double turned = Math.abs(end - past.turnedAt(i));
      if (turned >= turnDeg) {
        double orbit = (unix - past.unixAt(i)) * 360 / turned;
        boolean pace = orbit >= limits.leastOrbitS() && orbit <= limits.mostOrbitS();
        double extent = extent(past, i, last);
        boolean holds =
            pace
                && extent <= limits.mostExtentM()
                && comesBack(past, i, last, limits)
                && !climbsAndSinks(past, i, last, limits.climbM());
        return holds ? new Turns(past.unixAt(i), turned, orbit, extent) : null;
      }
    }
    return null;
  }

  private static double extent(Past past, int from, int to) {
    double south = 90;
    double north = -90;
    double west = 0;
    double east = 0;
    for (int i = from; i <= to; i++) {
      south = Math.min(south, past.latAt(i));
      north = Math.max(north, past.latAt(i));
      double off = Flat.turned(past.lonAt(i) - past.lonAt(to));
      west = Math.min(west, off);
      east = Math.max(east, off);
    }
    return Math.max(Flat.northM(south, north), Flat.eastM(past.latAt(to), west, east));
  }

  /** Whether it is, or lately was, near a place where it was a circle ago. */
  private static boolean comesBack(Past past, int from, int to, Thresholds limits) {
    for (int now = to; now > from && now > to - 8; now--) {
      for (int i = from; i < now; i++) {
        boolean roundBefore = Math.abs(past.turnedAt(now) - past.turnedAt(i)) >= 270;
        if (roundBefore
            && Flat.distanceM(past.latAt(now), past.lonAt(now), past.latAt(i), past.lonAt(i))
                <= limits.backM()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether it went both up and down by more than that: an airfield's circuits do. */
  private static boolean climbsAndSinks(Past past, int from, int to, double most) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    double climbed = 0;
    double sunk = 0;
    for (int i = from; i <= to; i++) {
      double altitude = past.altitudeAt(i);
      if (!Double.isNaN(altitude)) {
        lowest = Math.min(lowest, altitude);
        highest = Math.max(highest, altitude);
        climbed = Math.max(climbed, altitude - lowest);
        sunk = Math.max(sunk, highest - altitude);
      }
    }
    return Math.min(climbed, sunk) > most;
  }

  private static Finding finding(AircraftTrack track, Turns turns) {
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
