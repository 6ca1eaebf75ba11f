package io.skysentinel.core.contract;

/**
 * What a client is shown of one aircraft.
 *
 * @param feed the name of the feed that told it
 */
public record Flight(FlightState state, String feed) {

  /** The aircraft's address. */
  public String icao24() {
    return state.icao24();
  }
}
