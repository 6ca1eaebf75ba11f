package io.skysentinel.simulator.fleet;

/**
 * One aircraft with its address.
 *
 * @param icao24 six lower-case hex digits
 * @param country the country of registration, as OpenSky writes it
 */
public record Airframe(
    String icao24, String registration, String country, AircraftType type, int address) {}
