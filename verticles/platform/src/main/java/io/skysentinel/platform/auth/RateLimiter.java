package io.skysentinel.platform.auth;

import io.skysentinel.platform.time.Budget;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often somebody may ask: so many times a second for long, and ten seconds' worth at once. Who
 * has not asked for longest is forgotten first. To be used from any thread.
 */
final class RateLimiter {
  private static final int BURST_SECONDS = 10;

  private final int mostKept;
  private final Map<String, Budget> budgets;

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
      Budget budget = budgets.computeIfAbsent(who, first -> new Budget(most, nowMs));
      boolean admitted = budget.take(nowMs, perSecond, most);
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
