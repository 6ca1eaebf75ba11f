package io.skysentinel.testing;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;

/** Flights to ask for. */
public final class SampleFlights {
  public static final double NOW = 1_767_323_044;

  private SampleFlights() {}

  /** The state of the design's example, over New York; tests change what they are about. */
  public static FlightStateBuilder overNewYork() {
    FlightStateBuilder state = new FlightStateBuilder();
    state.icao24 = "a1b2c3";
    state.callsign = "UAL123";
    state.lat = 40.64;
    state.lon = -73.78;
    state.altitudeM = 1234.5;
    state.geoAltitudeM = 1260;
    state.velocityMps = 120.3;
    state.headingDeg = 271.2;
    state.verticalRateMps = -5.2;
    state.squawk = "1200";
    state.timePositionUnix = NOW - 4;
    state.lastContactUnix = NOW;
    state.originCountry = "United States";
    state.category = 3;
    state.positionSource = 0;
    return state;
  }

  /** The same, of which everything is known that readsb can say. */
  public static Flight newYork() {
    FlightStateBuilder state = overNewYork();
    state.altitudeM = 1234.44;
    state.geoAltitudeM = 1264.92;
    state.velocityMps = 120.38;
    state.verticalRateMps = -5.202;
    state.lastContactUnix = NOW - 1;
    state.originCountry = null;
    state.category = 4;
    state.registration = "N12345";
    state.aircraftType = "B738";
    return new Flight(state.build(), "world");
  }

  /** One on the ground of Frankfurt. */
  public static Flight frankfurt() {
    FlightStateBuilder state = new FlightStateBuilder();
    state.icao24 = "3c6444";
    state.callsign = "DLH400";
    state.lat = 50.03;
    state.lon = 8.57;
    state.onGround = true;
    state.timePositionUnix = NOW;
    state.lastContactUnix = NOW;
    state.positionSource = 2;
    return new Flight(state.build(), "world");
  }

  /** One of which next to nothing is known. */
  public static Flight nowhere() {
    FlightStateBuilder state = new FlightStateBuilder();
    state.icao24 = "~00abcd";
    state.lastContactUnix = NOW;
    return new Flight(state.build(), "radar");
  }

  /** What is known of the one over New York, said of another aircraft. */
  public static FlightState state(String icao24) {
    FlightStateBuilder state = new FlightStateBuilder().from(newYork().state());
    state.icao24 = icao24;
    return state.build();
  }

  /** The same flight as it was heard so many seconds later. */
  public static Flight later(Flight flight, double seconds) {
    FlightState state = flight.state();
    FlightStateBuilder later = new FlightStateBuilder().from(state);
    later.lastContactUnix = state.lastContactUnix() + seconds;
    return new Flight(later.build(), flight.feed());
  }
}
