package io.skysentinel.core.contract;

/**
 * A state as a cache keeps it.
 *
 * @param feed the name of the feed that told it
 * @param live measured now; recordings and the simulator are not
 * @param heardUnix when the aircraft counts as last heard, in Unix seconds. Of a live feed that is
 *     the last contact, but never after the log took it: a feed's clock may be ahead, and every
 *     cache that reads the record must come to the same. A recording's contacts are long ago, so
 *     there it is when the log took it.
 */
public record Sighting(FlightState state, String feed, boolean live, double heardUnix) {

  /** The aircraft's address. */
  public String icao24() {
    return state.icao24();
  }

  /** The part that clients are shown. */
  public Flight flight() {
    return new Flight(state, feed);
  }
}
