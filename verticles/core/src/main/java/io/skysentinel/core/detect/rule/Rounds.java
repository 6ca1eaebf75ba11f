package io.skysentinel.core.detect.rule;

import io.skysentinel.core.detect.runway.Flat;
import io.skysentinel.core.detect.track.Past;
import org.jspecify.annotations.Nullable;

/**
 * Turns in the same sense over one place, from one sample of the past on until now.
 *
 * @param degrees how far it turned
 * @param orbitS how long a round takes
 * @param extentM how wide the figure is
 */
record Rounds(double sinceUnix, double degrees, double orbitS, double extentM) {
  static final double SAME_HEADING_DEG = 45;

  /** The latest sample since which it turned far enough, null where there is none. */
  static @Nullable Rounds latest(
      Past past, Holding.Thresholds limits, double turnDeg, double unix) {
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
        return holds ? new Rounds(past.unixAt(i), turned, orbit, extent) : null;
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
  private static boolean keepsHeight(Past past, int from, int to, Holding.Thresholds limits) {
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
}
