package io.skysentinel.core.feed.opensky;

import io.skysentinel.core.contract.BoundingBox;

/**
 * Spends a day's credits evenly over what is left of the day.
 *
 * <p>OpenSky does not say when a day begins. We assume midnight UTC; where that is wrong the
 * server's own figures ({@link #remainingReported}, {@link #exhausted}) put it right, because they
 * are believed over our count.
 *
 * <p>Not safe for several threads: one feed, one budget.
 */
public final class CreditBudget {

  /** The longest that a server may send us away for; more is taken for a slip of its clock. */
  public static final long LONGEST_WAIT_SECONDS = 86_400;

  private static final long DAY_MS = 86_400_000;

  private final long dailyCredits;
  private long day = Long.MIN_VALUE;
  private long remaining;
  private long closedUntilMs = Long.MIN_VALUE;

  public CreditBudget(long dailyCredits) {
    if (dailyCredits < 1) {
      throw new IllegalArgumentException("a day needs at least one credit, not " + dailyCredits);
    }
    this.dailyCredits = dailyCredits;
    this.remaining = dailyCredits;
  }

  /**
   * What asking for a box costs. A box across the date line is asked for in two halves, and both
   * are paid for.
   */
  public static int cost(BoundingBox box) {
    if (box.lonMin() > box.lonMax()) {
      return cost(new BoundingBox(box.latMin(), box.latMax(), box.lonMin(), 180))
          + cost(new BoundingBox(box.latMin(), box.latMax(), -180, box.lonMax()));
    }
    double area = box.squareDegrees();
    if (area <= 25) {
      return 1;
    }
    if (area <= 100) {
      return 2;
    }
    return area <= 400 ? 3 : 4;
  }

  /** A request was sent; it is paid for whether or not an answer came. */
  public void spent(long nowMs, int cost) {
    rollOver(nowMs);
    remaining = Math.max(0, remaining - cost);
  }

  /** The server told what is left ({@code X-Rate-Limit-Remaining}); it knows better than we do. */
  public void remainingReported(long nowMs, long credits) {
    rollOver(nowMs);
    remaining = Math.max(0, credits);
  }

  /** The server refused until later ({@code X-Rate-Limit-Retry-After-Seconds}). */
  public void exhausted(long nowMs, long retryAfterSeconds) {
    rollOver(nowMs);
    closedUntilMs = nowMs + 1000 * Math.max(0, Math.min(retryAfterSeconds, LONGEST_WAIT_SECONDS));
  }

  /**
   * How long to wait, counted from {@code nowMs}, before a request of {@code cost}: at least the
   * poll interval, and long enough for the credits to last until midnight. More than the poll
   * interval means that the quota is what slows the feed down.
   */
  public long delayMs(long nowMs, long pollIntervalMs, int cost) {
    rollOver(nowMs);
    long wait = closedUntilMs > nowMs ? closedUntilMs - nowMs : fairShareMs(nowMs, cost);
    return Math.max(pollIntervalMs, wait);
  }

  private long fairShareMs(long nowMs, int cost) {
    long untilMidnightMs = (day + 1) * DAY_MS - nowMs;
    if (remaining <= cost) {
      return untilMidnightMs;
    }
    return (long) Math.ceil((double) untilMidnightMs * cost / remaining);
  }

  private void rollOver(long nowMs) {
    long today = Math.floorDiv(nowMs, DAY_MS);
    boolean reopened = closedUntilMs != Long.MIN_VALUE && nowMs >= closedUntilMs;
    // Not "later than": a clock that ran ahead and was set back must not hold us for years.
    if (today != day || reopened) {
      day = today;
      remaining = dailyCredits;
    }
    if (reopened) {
      closedUntilMs = Long.MIN_VALUE;
    }
  }
}
