package io.skysentinel.core.detect.rule;

import org.jspecify.annotations.Nullable;

/** The last leaps of an altitude, and how they follow each other. */
final class Leaps {
  private static final int KEPT = 8;

  /** Most aircraft never need them. */
  private double @Nullable [] unix;

  private double @Nullable [] off;

  private int all;
  private int count;
  private double sinceUnix;
  private double widestM;

  void add(double atUnix, double offM) {
    double[] times = unix == null ? new double[KEPT] : unix;
    double[] leaps = off == null ? new double[KEPT] : off;
    times[all % KEPT] = atUnix;
    leaps[all % KEPT] = offM;
    unix = times;
    off = leaps;
    all++;
  }

  /**
   * Whether there were so many within the time before the last one.
   *
   * @param turns how many of them at least went the other way than the one before
   */
  boolean has(int least, int turns, double withinS) {
    double[] times = unix;
    double[] leaps = off;
    if (times == null || leaps == null) {
      return false;
    }
    count = 0;
    widestM = 0;
    int turned = 0;
    for (int i = all - 1; i >= Math.max(0, all - KEPT); i--) {
      if (lastUnix() - times[i % KEPT] > withinS) {
        break;
      }
      count++;
      sinceUnix = times[i % KEPT];
      widestM = Math.max(widestM, Math.abs(leaps[i % KEPT]));
      turned += count > 1 && leaps[i % KEPT] * leaps[(i + 1) % KEPT] < 0 ? 1 : 0;
    }
    return count >= least && turned >= turns;
  }

  /** When the last one was, long ago when there was none. */
  double lastUnix() {
    double[] times = unix;
    return times == null || all == 0 ? Double.NEGATIVE_INFINITY : times[(all - 1) % KEPT];
  }

  /** How many there were when it was asked last; the first of them is this old. */
  int count() {
    return count;
  }

  double sinceUnix() {
    return sinceUnix;
  }

  /** How far the widest of them was off. */
  double widestM() {
    return widestM;
  }
}
