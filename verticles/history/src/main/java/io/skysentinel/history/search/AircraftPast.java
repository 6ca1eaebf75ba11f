package io.skysentinel.history.search;

/** From when to when an aircraft was heard, in Unix seconds, and how many flights are known. */
public record AircraftPast(String icao24, double firstSeen, double lastSeen, long flights) {}
