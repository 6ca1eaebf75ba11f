package io.skysentinel.platform.time;

/**
 * How often somebody may do something: so many times a second for long, and some at once. Not to be
 * used from two threads at once.
 */
public final class Budget {
  private static final double MS_PER_SECOND = 1000;

  private double left;
  private long atMs;

  /**
   * The budget of somebody who has done nothing yet.
   *
   * @param most how many times at once
   */
  public Budget(double most, long nowMs) {
    this.left = most;
    this.atMs = nowMs;
  }

  /**
   * Takes one, if there is one left.
   *
   * @param most how many may be saved up
   */
  public boolean take(long nowMs, double perSecond, double most) {
    double earned = Math.max(0, nowMs - atMs) / MS_PER_SECOND * perSecond;
    left = Math.min(most, left + earned);
    atMs = nowMs;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
