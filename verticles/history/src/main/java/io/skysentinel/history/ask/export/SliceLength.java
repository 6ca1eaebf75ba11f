package io.skysentinel.history.ask.export;

/**
 * How much of the past is asked for at once: as long as some ten thousand updates last, which are
 * some megabytes. Much shorter slices would have the same blocks read again and again.
 */
final class SliceLength {
  private static final int MANY = 30_000;
  private static final int FEW = 10_000;
  private static final double FIRST_S = 4;
  private static final double LONGEST_S = 300;
  private static final double SHORTEST_S = 0.25;

  private double seconds = FIRST_S;

  double seconds() {
    return seconds;
  }

  /** So many were in the last one. */
  void found(int updates) {
    if (updates > MANY) {
      seconds = Math.max(SHORTEST_S, seconds / 2);
    } else if (updates < FEW) {
      seconds = Math.min(LONGEST_S, seconds * 2);
    }
  }
}
