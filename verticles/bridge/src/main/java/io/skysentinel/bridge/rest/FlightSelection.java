package io.skysentinel.bridge.rest;

import io.skysentinel.bridge.updates.AllShards;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.live.View;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Picks flights out of all that there are. */
final class FlightSelection {
  private FlightSelection() {}

  /** Those that the query asks for, by address; each once. */
  static List<Flight> of(AllShards now, FlightQuery query) {
    return newest(now, query.view()).values().stream()
        .filter(query::matches)
        .sorted(Comparator.comparing(Flight::icao24))
        .limit(query.limit())
        .toList();
  }

  /** The one with this address; {@code null} when there is none. */
  static @Nullable Flight one(AllShards now, String icao24) {
    Flight newest = null;
    for (Flight flight : now.flights(View.WORLD)) {
      if (flight.icao24().equals(icao24)) {
        newest = newest == null ? flight : newer(newest, flight);
      }
    }
    return newest;
  }

  private static Map<String, Flight> newest(AllShards now, View view) {
    Map<String, Flight> newest = new HashMap<>();
    for (Flight flight : now.flights(view)) {
      newest.merge(flight.icao24(), flight, FlightSelection::newer);
    }
    return newest;
  }

  private static Flight newer(Flight one, Flight other) {
    return one.state().isOlderThan(other.state()) ? other : one;
  }
}
