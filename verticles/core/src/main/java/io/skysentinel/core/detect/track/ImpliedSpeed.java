package io.skysentinel.core.detect.track;

import io.skysentinel.core.detect.runway.Flat;

/**
 * The speed that reported positions imply, over 20 to 40 seconds, beside what was reported over the
 * same time. Over so long, receivers' clocks that differ by a second or two matter little.
 */
public final class ImpliedSpeed {
  private static final double ANCHOR_S = 20;

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
    double turnedDeg;

    void set(Anchor other) {
      set(other.unix, other.lat, other.lon, other.flownM, other.turnedDeg);
    }

    void set(double atUnix, double atLat, double atLon, double flown, double turnedSoFar) {
      unix = atUnix;
      lat = atLat;
      lon = atLon;
      flownM = flown;
      turnedDeg = turnedSoFar;
    }
  }

  /**
   * A new position.
   *
   * @param flownM how far the aircraft has flown by its reported speeds, all in all
   * @param turnedDeg how far it has turned, all in all
   */
  void add(double unix, double lat, double lon, double flownM, double turnedDeg, double stuck) {
    if (Double.isNaN(newer.unix) || unix - newer.unix > 90 || unix < newer.unix) {
      clear();
      newer.set(unix, lat, lon, flownM, turnedDeg);
      return;
    }
    stuckS = Math.max(stuckS * 0.9, stuck);
    if (unix - newer.unix >= ANCHOR_S) {
      older.set(newer);
      newer.set(unix, lat, lon, flownM, turnedDeg);
    }
    double dt = unix - older.unix;
    if (dt >= ANCHOR_S) {
      overS = dt;
      implied = Flat.distanceM(older.lat, older.lon, lat, lon) / dt;
      reported = (flownM - older.flownM) / dt;
      turned = Math.abs(turnedDeg - older.turnedDeg);
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
