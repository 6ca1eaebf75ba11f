package io.skysentinel.bridge.client;

/** How many messages a client may still send: so many a second, and a burst when it connects. */
final class MessageBudget {
  private static final double MS_PER_SECOND = 1000;

  private final int extra;
  private double left;
  private long atMs;

  /**
   * The budget of a client that has sent nothing yet.
   *
   * @param extra how many it may send at once besides those of a second
   */
  MessageBudget(int extra, int perSecond, long nowMs) {
    this.extra = extra;
    this.left = extra + perSecond;
    this.atMs = nowMs;
  }

  /** Whether one more is allowed. */
  boolean take(long nowMs, int perSecond) {
    double earned = Math.max(0, nowMs - atMs) / MS_PER_SECOND * perSecond;
    left = Math.min(extra + perSecond, left + earned);
    atMs = nowMs;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
