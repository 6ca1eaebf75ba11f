package io.skysentinel.core.contract;

import org.jspecify.annotations.Nullable;

/**
 * Where a state came from, as every envelope carries it.
 *
 * @param feed the feed's name in the configuration
 * @param provider the kind of source: {@code opensky}, {@code readsb} …
 * @param bbox the area that was asked for, {@code null} when the feed has none
 * @param pollIntervalS seconds between two answers, {@code NaN} when the feed is a stream
 */
public record Source(
    String feed, String provider, Mode mode, @Nullable BoundingBox bbox, double pollIntervalS) {

  /** How much the states are to be believed: measured now, measured before, or made up. */
  public enum Mode {
    LIVE("live"),
    REPLAY("replay"),
    SIMULATED("simulated");

    private final String wireName;

    Mode(String wireName) {
      this.wireName = wireName;
    }

    /** The name on the wire. */
    public String wireName() {
      return wireName;
    }
  }
}
