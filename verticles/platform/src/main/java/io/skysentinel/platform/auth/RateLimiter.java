package io.skysentinel.platform.auth;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often somebody may ask: so many times a second for long, and ten seconds' worth at once. Who
 * has not asked for longest is forgotten first. To be used from any thread.
 */
final class RateLimiter {
  private static final int BURST_SECONDS = 10;
  private static final double MS_PER_SECOND = 1_000;

  private final int mostKept;
  private final Map<String, Budget> budgets;

  private record Budget(double left, long atMs) {}

  /**
   * @param mostKept of how many it is known how often they asked
   */
  RateLimiter(int mostKept) {
    this.mostKept = mostKept;
    this.budgets = new LinkedHashMap<>(16, 0.75f, true);
  }

  /**
   * Somebody asks.
   *
   * @param perSecond 0: as often as they like
   * @return whether they may
   */
  boolean admits(String who, int perSecond, long nowMs) {
    if (perSecond == 0) {
      return true;
    }
    synchronized (this) {
      double most = (double) BURST_SECONDS * perSecond;
      Budget before = budgets.get(who);
      double earned =
          before == null ? most : Math.max(0, nowMs - before.atMs) / MS_PER_SECOND * perSecond;
      double left = Math.min(most, before == null ? most : before.left + earned);
      boolean admitted = left >= 1;
      budgets.put(who, new Budget(admitted ? left - 1 : left, nowMs));
      if (budgets.size() > mostKept) {
        budgets.remove(budgets.keySet().iterator().next());
      }
      return admitted;
    }
  }

  /** Of how many it is known how often they asked. */
  synchronized int size() {
    return budgets.size();
  }
}
