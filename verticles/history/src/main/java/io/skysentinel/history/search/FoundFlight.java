package io.skysentinel.history.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flight that was found. What is not known of it is null.
 *
 * @param id of no meaning, and the same for as long as the flight is
 * @param firstSeen in Unix seconds
 * @param altitudeMaxM the highest that it was heard at, in metres
 * @param lat where it was last
 */
public record FoundFlight(
    long id,
    String icao24,
    @Nullable String callsign,
    double firstSeen,
    double lastSeen,
    @Nullable String origin,
    @Nullable String destination,
    @Nullable String registration,
    @Nullable String aircraftType,
    @Nullable String country,
    List<String> squawks,
    @Nullable Double altitudeMaxM,
    @Nullable Double altitudeMinM,
    @Nullable Double lat,
    @Nullable Double lon) {

  public FoundFlight {
    squawks = List.copyOf(squawks);
  }
}
