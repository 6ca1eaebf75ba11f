package io.skysentinel.core.feed;

/**
 * The units that aircraft speak in, as the SI units of the contract.
 *
 * <p>Results are rounded to centimetres and millimetres per second, far below the steps of 25 ft
 * and 0.1 kt that are sent: the tail of digits that conversion makes would only fill the log.
 */
public final class AviationUnits {
  private static final double METRES_PER_FOOT = 0.3048;
  private static final double METRES_PER_NAUTICAL_MILE = 1852;

  private AviationUnits() {}

  /** Unknown stays unknown, here and below. */
  public static double metresFromFeet(double feet) {
    return rounded(feet * METRES_PER_FOOT, 100);
  }

  public static double mpsFromKnots(double knots) {
    return rounded(knots * METRES_PER_NAUTICAL_MILE / 3600, 1000);
  }

  public static double mpsFromFeetPerMinute(double feetPerMinute) {
    return rounded(feetPerMinute * METRES_PER_FOOT / 60, 1000);
  }

  /** A Unix time to the millisecond, which is finer than any receiver's clock. */
  public static double toMillisecond(double unixSeconds) {
    return rounded(unixSeconds, 1000);
  }

  private static double rounded(double value, double steps) {
    return Math.rint(value * steps) / steps;
  }
}
