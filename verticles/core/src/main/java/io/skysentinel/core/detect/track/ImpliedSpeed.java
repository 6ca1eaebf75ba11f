package io.skysentinel.core.detect.track;

import io.skysentinel.core.detect.runway.Flat;

/**
 * The speed that reported positions imply, over 20 to 40 seconds, beside what was reported over the
 * same time. Over so long, receivers' clocks that differ by a second or two matter little.
 */
public final class ImpliedSpeed {
  private static final double ANCHOR_S = 20;

  /** Of the time for which a speed has to have been reported. */
  private static final double LEAST_KNOWN = 0.7;

  private final Anchor older = new Anchor();
  private final Anchor newer = new Anchor();
  private double implied = Double.NaN;
  private double reported = Double.NaN;
  private double turned;
  private double overS;
  private double stuckS;

  private static final class Anchor {
    double unix = Double.NaN;
    double lat;
    double lon;
    double flownM;
    double flownS;
    double turnedDeg;

    void set(Anchor other) {
      unix = other.unix;
      lat = other.lat;
      lon = other.lon;
      flownM = other.flownM;
      flownS = other.flownS;
      turnedDeg = other.turnedDeg;
    }

    void set(double atUnix, double atLat, double atLon, Course course) {
      unix = atUnix;
      lat = atLat;
      lon = atLon;
      flownM = course.flownM();
      flownS = course.flownS();
      turnedDeg = course.turnedDeg();
    }
  }

  /**
   * A new position.
   *
   * @param stuck for how long the feed repeated old positions before it
   */
  void add(double unix, double lat, double lon, Course course, double stuck) {
    if (Double.isNaN(newer.unix) || unix - newer.unix > 90 || unix < newer.unix) {
      clear();
      newer.set(unix, lat, lon, course);
      return;
    }
    stuckS = Math.max(stuckS * 0.9, stuck);
    if (unix - newer.unix >= ANCHOR_S) {
      older.set(newer);
      newer.set(unix, lat, lon, course);
    }
    overS = unix - older.unix;
    if (overS >= ANCHOR_S) {
      implied = Flat.distanceM(older.lat, older.lon, lat, lon) / overS;
      double flownS = course.flownS() - older.flownS;
      boolean known = flownS >= LEAST_KNOWN * overS;
      reported = known ? (course.flownM() - older.flownM) / flownS : Double.NaN;
      turned = Math.abs(course.turnedDeg() - older.turnedDeg);
    }
  }

  void clear() {
    older.unix = Double.NaN;
    newer.unix = Double.NaN;
    implied = Double.NaN;
    reported = Double.NaN;
    stuckS = 0;
  }

  /** By positions alone, NaN when not known. */
  public double impliedMps() {
    return implied;
  }

  /** The mean of what was reported meanwhile, NaN when not known. */
  public double reportedMps() {
    return reported;
  }

  /** How far it turned meanwhile; on a bow the straight way is shorter. */
  public double turnedDeg() {
    return turned;
  }

  /** Over how long. */
  public double overS() {
    return overS;
  }

  /** For how long at most the feed repeated old positions lately. */
  public double stuckS() {
    return stuckS;
  }
}
