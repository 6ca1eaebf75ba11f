package io.skysentinel.core.detect.rule;

import java.util.Locale;

/** Numbers as controllers say them. */
final class Words {
  private Words() {}

  /** Whole hundreds: {@code 12,300 ft}. */
  static String feet(double metres) {
    return String.format(Locale.ROOT, "%,.0f ft", Math.rint(metres / 0.3048 / 100) * 100);
  }

  /** {@code 1,800 ft/min}, without a sign. */
  static String feetPerMinute(double mps) {
    return String.format(
        Locale.ROOT, "%,.0f ft/min", Math.rint(Math.abs(mps) / 0.3048 * 60 / 100) * 100);
  }

  static String knots(double mps) {
    return String.format(Locale.ROOT, "%.0f kt", mps * 3600 / 1852);
  }

  static String km(double metres) {
    return String.format(Locale.ROOT, metres < 10_000 ? "%.1f km" : "%.0f km", metres / 1000);
  }

  static String seconds(double seconds) {
    return seconds < 120
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, "%.0f min", seconds / 60);
  }
}
