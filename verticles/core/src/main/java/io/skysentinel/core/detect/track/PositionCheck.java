package io.skysentinel.core.detect.track;

import io.skysentinel.core.detect.runway.Flat;

/**
 * Whether an aircraft can be where it says to be: within reach of where it was, at a little more
 * than its last known speed, wherever it turned meanwhile.
 */
public final class PositionCheck {
  /** Receivers' clocks and networks differ by some seconds; an aircraft flies on meanwhile. */
  private static final double CLOCK_S = 3;

  /** Nothing in the air is taken to be slower than this: reports of speed may be old. */
  private static final double LEAST_SPEED_MPS = 60;

  /** It may have been faster in between than before and after. */
  private static final double FASTER = 1.2;

  private static final double MARGIN_M = 800;

  /** After so long nobody can say where an aircraft must be. */
  private static final double FORGET_S = 300;

  private double suspectLat;
  private double suspectLon;
  private double suspectFirstUnix;
  private double suspectUnix = Double.NaN;
  private double jumpM;
  private int suspects;

  /** What became of a position. */
  enum Outcome {
    BELIEVED,
    SUSPECT,
    /** It was suspect, but came again and again: that is where the aircraft says to be now. */
    MOVED
  }

  Outcome look(PlaneFilter plane, double planeUnix, double unix, FixSeen fix) {
    double dt = unix - planeUnix;
    if (dt > FORGET_S) {
      forget();
      return Outcome.MOVED;
    }
    double known = Math.max(plane.speedMps(), fix.speedMps());
    double speed = FASTER * Math.max(LEAST_SPEED_MPS, known);
    double off = Flat.distanceM(plane.lat(), plane.lon(), fix.lat(), fix.lon());
    if (off <= MARGIN_M + speed * (dt + CLOCK_S + fix.stuckS())) {
      forget();
      return Outcome.BELIEVED;
    }
    return suspect(unix, fix, speed, off);
  }

  private Outcome suspect(double unix, FixSeen fix, double speed, double off) {
    double since = unix - suspectUnix;
    double apart = Flat.distanceM(suspectLat, suspectLon, fix.lat(), fix.lon());
    if (suspects > 0 && apart <= MARGIN_M + (CLOCK_S + since) * speed) {
      suspects++;
    } else {
      suspects = 1;
      suspectFirstUnix = unix;
    }
    jumpM = off;
    suspectLat = fix.lat();
    suspectLon = fix.lon();
    suspectUnix = unix;
    boolean insists = suspects >= 3 && unix - suspectFirstUnix >= 4;
    return insists ? Outcome.MOVED : Outcome.SUSPECT;
  }

  void forget() {
    suspects = 0;
  }

  /** How many positions in a row agree with each other and not with what was known. */
  public int suspects() {
    return suspects;
  }

  /** How far away the last suspect position was. */
  public double jumpM() {
    return jumpM;
  }

  /** When the first of the suspects in a row was measured. */
  public double suspectFirstUnix() {
    return suspectFirstUnix;
  }

  /**
   * A position that is looked at.
   *
   * @param speedMps as reported, 0 when not known
   * @param stuckS for how long the feed repeated old values before, while its clock went on
   */
  record FixSeen(double lat, double lon, double speedMps, double stuckS) {}
}
