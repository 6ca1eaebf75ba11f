package io.skysentinel.bridge.eventbus;

/** How many messages a browser may still send: so many a second, and a burst when it connects. */
final class MessageBudget {
  private static final double MS_PER_SECOND = 1000;

  private final int burst;
  private double left;
  private long atMs;

  MessageBudget(int burst, long nowMs) {
    this.burst = burst;
    this.left = burst;
    this.atMs = nowMs;
  }

  /** Whether one more is allowed. */
  boolean take(long nowMs, int perSecond) {
    double earned = Math.max(0, nowMs - atMs) / MS_PER_SECOND * perSecond;
    left = Math.min(burst, left + earned);
    atMs = nowMs;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
