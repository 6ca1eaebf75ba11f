package io.skysentinel.history.ask.search;

import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.history.search.FlightPage;
import io.skysentinel.history.search.FoundFlight;
import io.skysentinel.history.search.SearchKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flights that were found, in JSON. */
public final class FlightsJson {
  private static final int FLIGHT_SIZE = 400;

  private FlightsJson() {}

  public static byte[] of(FlightPage page) {
    List<FoundFlight> flights = page.flights();
    JsonBytes json = new JsonBytes(FLIGHT_SIZE * (flights.size() + 1));
    json.raw(JsonBytes.ascii("{'flights':["));
    for (int i = 0; i < flights.size(); i++) {
      if (i > 0) {
        json.raw(',');
      }
      write(json, flights.get(i));
    }
    SearchKey next = page.next();
    json.raw(JsonBytes.ascii("],'next':")).string(next == null ? null : next.token());
    return json.raw('}').raw('\n').toByteArray();
  }

  private static void write(JsonBytes json, FoundFlight flight) {
    json.raw(JsonBytes.ascii("{'id':")).string(String.valueOf(flight.id()));
    text(json, ",'icao24':", flight.icao24());
    text(json, ",'callsign':", flight.callsign());
    number(json, ",'first_seen':", flight.firstSeen());
    number(json, ",'last_seen':", flight.lastSeen());
    text(json, ",'origin':", flight.origin());
    text(json, ",'destination':", flight.destination());
    text(json, ",'registration':", flight.registration());
    text(json, ",'aircraft_type':", flight.aircraftType());
    text(json, ",'country':", flight.country());
    json.raw(JsonBytes.ascii(",'squawks':["));
    for (int i = 0; i < flight.squawks().size(); i++) {
      text(json, i > 0 ? "," : "", flight.squawks().get(i));
    }
    json.raw(']');
    number(json, ",'altitude_max_m':", flight.altitudeMaxM());
    number(json, ",'altitude_min_m':", flight.altitudeMinM());
    number(json, ",'lat':", flight.lat());
    number(json, ",'lon':", flight.lon());
    json.raw('}');
  }

  private static void text(JsonBytes json, String before, @Nullable String value) {
    json.raw(JsonBytes.ascii(before)).string(value);
  }

  private static void number(JsonBytes json, String before, @Nullable Double value) {
    json.raw(JsonBytes.ascii(before)).number(value == null ? Double.NaN : value);
  }
}
