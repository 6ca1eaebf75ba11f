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
 * a round before and on the same heading, without climbing and sinking in between as circuits of an
 * airfield do. Who circles slowly has to stay level, or it is a glider in a thermal, and no news.
 */
public final class Holding implements Rule {
  private static final double SAME_HEADING_DEG = 45;

  /** A round and a little, so that there is a place to compare with: goes on. */
  private static final double SEEN_AGAIN_DEG = 380;

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
        new Thresholds(430, 70, 480, 45, 50, 18, 30_000, 2500, 100, 150, 240);
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
    if (fliesOn(track, limits.straightS(), moment.unix())) {
      episode.over(moment, moment.unix() - limits.straightS());
      return;
    }
    Turns turns =
        turns(track, limits, episode.isOpen() ? SEEN_AGAIN_DEG : limits.turnDeg(), moment.unix());
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
    return before >= 0 && Math.abs(track.turnedDeg() - past.turnedAt(before)) < SAME_HEADING_DEG;
  }

  /** The latest sample since which it turned far enough, null where there is none. */
  private static @Nullable Turns turns(
      AircraftTrack track, Thresholds limits, double turnDeg, double unix) {
    Past past = track.past();
    int last = past.size() - 1;
    if (last < 6 || past.speedAt(last) < 0.8 * limits.slowestMps()) {
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
                && keepsHeight(past, i, last, limits)
                && comesBack(past, i, last, Math.max(limits.backM(), 0.2 * extent));
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

  /** Whether it is, or lately was, near a place where it flew the same way a round before. */
  private static boolean comesBack(Past past, int from, int to, double backM) {
    for (int now = to; now > from && now > to - 8; now--) {
      for (int i = from; i < now; i++) {
        double turned = Math.abs(past.turnedAt(now) - past.turnedAt(i));
        if (Math.abs(turned - 360) <= SAME_HEADING_DEG
            && Flat.distanceM(past.latAt(now), past.lonAt(now), past.latAt(i), past.lonAt(i))
                <= backM) {
          return true;
        }
      }
    }
    return false;
  }

  /** Not up and down as in circuits, and level where it is slow. */
  private static boolean keepsHeight(Past past, int from, int to, Thresholds limits) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    double climbed = 0;
    double sunk = 0;
    double speeds = 0;
    for (int i = from; i <= to; i++) {
      speeds += past.speedAt(i);
      double altitude = past.altitudeAt(i);
      if (!Double.isNaN(altitude)) {
        lowest = Math.min(lowest, altitude);
        highest = Math.max(highest, altitude);
        climbed = Math.max(climbed, altitude - lowest);
        sunk = Math.max(sunk, highest - altitude);
      }
    }
    double speed = speeds / (to - from + 1);
    boolean fast = speed >= limits.leastMps();
    boolean level = speed >= limits.slowestMps() && highest - lowest <= limits.levelM();
    return Math.min(climbed, sunk) <= limits.climbM() && (fast || level);
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
