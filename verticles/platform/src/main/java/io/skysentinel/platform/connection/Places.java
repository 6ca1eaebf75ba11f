package io.skysentinel.platform.connection;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A number of places, of which one address can take only so many. To be used from any thread. */
public final class Places {
  private final AtomicInteger all = new AtomicInteger();
  private final ConcurrentHashMap<String, Integer> byAddress = new ConcurrentHashMap<>();

  /** What somebody is told who wants a place. */
  public enum Answer {
    TAKEN,
    /** All places are taken. */
    FULL,
    /** The address has as many as it can have. */
    ADDRESS_FULL
  }

  /**
   * Takes a place.
   *
   * @param most how many there are
   * @param mostOfAddress how many of them an address can take; 0: no limit
   */
  public Answer take(String address, int most, int mostOfAddress) {
    if (all.incrementAndGet() > most) {
      all.decrementAndGet();
      return Answer.FULL;
    }
    if (byAddress.merge(address, 1, Integer::sum) > mostOfAddress && mostOfAddress > 0) {
      giveBack(address);
      return Answer.ADDRESS_FULL;
    }
    return Answer.TAKEN;
  }

  /** Gives back a place that the address has taken. */
  public void giveBack(String address) {
    byAddress.computeIfPresent(address, (unused, count) -> count == 1 ? null : count - 1);
    all.decrementAndGet();
  }

  /** How many are taken. */
  public int taken() {
    return all.get();
  }
}
