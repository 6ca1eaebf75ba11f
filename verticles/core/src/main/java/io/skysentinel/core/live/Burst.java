package io.skysentinel.core.live;

/**
 * How long a frame after quiet waits for the rest of what has begun to come.
 *
 * <p>A feed's answer of thousands of aircraft comes out of the log in several pieces. If the first
 * piece left at once, all others would wait for a whole interval. So the more there is, the longer
 * the frame waits for more, about as long as making it will take; a few changes wait for nothing.
 *
 * <p>Times are Unix milliseconds. Not for several threads at once.
 */
final class Burst {
  private static final int CHANGES_A_MS = 100;

  /** The part of an interval that a frame waits at most. */
  private static final int SHARE_OF_INTERVAL = 4;

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
    long patienceMs = changes / CHANGES_A_MS;
    return patienceMs == 0
        ? Long.MIN_VALUE
        : Math.min(firstMs + intervalMs / SHARE_OF_INTERVAL, lastMs + patienceMs);
  }

  /** It has left. */
  void end() {
    changes = 0;
  }
}
