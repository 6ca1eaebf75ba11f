package io.skysentinel.core.live;

/**
 * How long a frame after quiet waits for the rest of what has begun to come.
 *
 * <p>A feed's answer of thousands of aircraft comes out of the log in several pieces. If the first
 * piece left at once, all others would wait for a whole interval. So the more there is, the longer
 * the frame waits for more, up to an eighth of an interval; a few changes wait for nothing.
 *
 * <p>Times are Unix milliseconds. Not for several threads at once.
 */
final class Burst {
  private static final int CHANGES_A_MS = 20;

  /** The part of an interval that a frame waits for the next piece at most. */
  private static final int PART_FOR_ONE = 8;

  /** The part of an interval that a frame waits for all of them at most. */
  private static final int PART_FOR_ALL = 2;

  private int changes;
  private long firstMs;
  private long lastMs;

  /** Takes note of how many changes wait now. */
  void see(int waiting, long nowMs) {
    if (changes == 0 || nowMs < lastMs) {
      firstMs = nowMs;
      lastMs = nowMs;
    }
    if (waiting > changes) {
      lastMs = nowMs;
    }
    changes = waiting;
  }

  /** When what waits may leave. */
  long dueAtMs(long intervalMs) {
    long patienceMs = Math.min(changes / CHANGES_A_MS, intervalMs / PART_FOR_ONE);
    return patienceMs == 0
        ? Long.MIN_VALUE
        : Math.min(firstMs + intervalMs / PART_FOR_ALL, lastMs + patienceMs);
  }

  /** It has left. */
  void end() {
    changes = 0;
  }
}
