package io.skysentinel.history.ask.stream;

/** How much is read ahead at once: about as many updates, however many there are in a second. */
final class ReadAhead {
  /** What waits to be heard takes a few hundred bytes each. */
  private static final int MOST_WAITING = 40_000;

  private static final int MANY = 16_000;
  private static final int FEW = 4_000;
  private static final double SHORTEST = 0.5;
  private static final double LONGEST = 60;

  private double seconds = 2;

  /** How long a stretch is to be asked for. */
  double seconds() {
    return seconds;
  }

  /** Whether so many that wait are enough. */
  boolean isFull(int waiting) {
    return waiting >= MOST_WAITING;
  }

  /** So many were in the last stretch. */
  void got(int updates) {
    if (updates > MANY) {
      seconds = Math.max(SHORTEST, seconds / 2);
    } else if (updates < FEW) {
      seconds = Math.min(LONGEST, seconds * 2);
    }
  }
}
