package io.skysentinel.bridge.hub;

/** Counts a client's messages, second by second. */
final class MessageRate {
  private long second = Long.MIN_VALUE;
  private int count;

  /** Counts one, and says whether it is within the limit. */
  boolean admits(long nowMs, int perSecond) {
    long now = Math.floorDiv(nowMs, 1000L);
    if (now != second) {
      second = now;
      count = 0;
    }
    count++;
    return count <= perSecond;
  }
}
