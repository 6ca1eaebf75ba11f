package io.skysentinel.core.feed;

/**
 * How long to wait after failures: doubling from {@code baseMs} up to {@code maxMs}, with jitter.
 *
 * <p>Half of each wait is fixed and half is drawn, so that many nodes that lost the same server do
 * not come back to it in step, and none comes back at once.
 */
public record Backoff(long baseMs, long maxMs) {

  public Backoff {
    if (baseMs < 1 || maxMs < baseMs) {
      throw new IllegalArgumentException(
          "a back-off from " + baseMs + " ms to " + maxMs + " ms cannot be");
    }
  }

  /**
   * The wait before the next try.
   *
   * @param failuresInARow 0 after a success, which needs no wait
   * @param random01 drawn from 0 (inclusive) to 1 (exclusive)
   */
  public long delayMs(int failuresInARow, double random01) {
    if (failuresInARow < 1) {
      return 0;
    }
    long ceiling = ceilingMs(failuresInARow - 1);
    long fixed = ceiling / 2;
    return fixed + (long) Math.ceil((ceiling - fixed) * random01);
  }

  private long ceilingMs(int doublings) {
    // Past 62 doublings a long has no room; long before that every sensible maximum is reached.
    if (doublings > 62 || baseMs > maxMs >> doublings) {
      return maxMs;
    }
    return baseMs << doublings;
  }
}
