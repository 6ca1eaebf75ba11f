package io.skysentinel.simulator;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Skies to test with. */
final class Skies {
  static final double START = 1_767_323_040;
  static final BoundingBox NEW_YORK = new BoundingBox(40.4, 41.2, -74.5, -73.5);

  private Skies() {}

  static SimulatorSettings calm(long seed, int aircraft, BoundingBox bbox, double intervalS) {
    return new SimulatorSettings(seed, aircraft, bbox, intervalS, intervalS * 0.1, 0, false);
  }

  static SimulatorSettings eventful(long seed, int aircraft, double perMinute) {
    return new SimulatorSettings(seed, aircraft, NEW_YORK, 2, 0.2, perMinute, false);
  }

  static Map<String, List<FlightState>> byAircraft(List<FlightState> reports) {
    Map<String, List<FlightState>> tracks = new LinkedHashMap<>();
    for (FlightState report : reports) {
      tracks.computeIfAbsent(report.icao24(), key -> new ArrayList<>()).add(report);
    }
    return tracks;
  }
}
