package io.skysentinel.platform.auth.users;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Slows down who guesses passwords: after some attempts that failed, from one address or for one
 * name, each one more has to wait twice as long as the one before. A name never waits for long, or
 * anybody could keep its owner out. To be used from any thread.
 */
public final class LoginLimiter {
  private static final Pace ADDRESSES = new Pace(10, TimeUnit.MINUTES.toMillis(15));
  private static final Pace NAMES = new Pace(5, TimeUnit.MINUTES.toMillis(1));
  private static final long FORGOTTEN_AFTER_MS = TimeUnit.HOURS.toMillis(1);
  private static final int MOST_KEPT = 10_000;

  /** So many may fail at once; from then on each waits, up to so long. */
  private record Pace(int free, long longestMs) {
    long waitMs(int failures) {
      int beyond = failures - free;
      if (beyond < 0) {
        return 0;
      }
      return Math.min(longestMs, 1_000L << Math.min(beyond, 20));
    }
  }

  private record Failures(int count, long lastMs) {}

  /** The table with the oldest forgotten first: however many names and addresses are tried. */
  private static final class Table extends LinkedHashMap<String, Failures> {
    private static final long serialVersionUID = 1;

    private final transient Pace pace;

    Table(Pace pace) {
      super(16, 0.75f, true);
      this.pace = pace;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
      return size() > MOST_KEPT;
    }

    long waitMs(String key, long nowMs) {
      Failures failures = get(key);
      if (failures == null || nowMs - failures.lastMs >= FORGOTTEN_AFTER_MS) {
        return 0;
      }
      return Math.max(0, failures.lastMs + pace.waitMs(failures.count) - nowMs);
    }

    void count(String key, long nowMs) {
      Failures before = get(key);
      boolean counts = before != null && nowMs - before.lastMs < FORGOTTEN_AFTER_MS;
      put(key, new Failures(before != null && counts ? before.count + 1 : 1, nowMs));
    }

    void giveBack(String key) {
      computeIfPresent(
          key, (same, was) -> was.count <= 1 ? null : new Failures(was.count - 1, was.lastMs));
    }
  }

  private final Table addresses = new Table(ADDRESSES);
  private final Table names = new Table(NAMES);

  /**
   * Somebody tries. It counts as failed from here on, so that many at once are no way around.
   *
   * @return how long they have to wait before they may; 0: they may now
   */
  public synchronized long attempt(String address, String name, long nowMs) {
    long wait = Math.max(addresses.waitMs(address, nowMs), names.waitMs(name, nowMs));
    if (wait == 0) {
      addresses.count(address, nowMs);
      names.count(name, nowMs);
    }
    return wait;
  }

  /** It was the right password. An address that guesses stays slow, whoever logs in from it. */
  public synchronized void succeeded(String address, String name) {
    names.remove(name);
    addresses.giveBack(address);
  }

  /** It was not tried, for a reason of ours. */
  public synchronized void notTried(String address, String name) {
    names.giveBack(name);
    addresses.giveBack(address);
  }

  /** How much is kept. */
  synchronized int size() {
    return Math.max(addresses.size(), names.size());
  }
}
