package io.skysentinel.history.flight;

import io.skysentinel.history.block.BadBlockException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A flight that stands in the table, with all that it was made of.
 *
 * @param id of its row
 * @param callsign empty for none
 * @param made of what it was made
 */
public record KnownFlight(long id, String callsign, AirTime made) {

  /**
   * One as it was read.
   *
   * @param state the bytes that {@link FlightWrite#state} wrote
   * @param path the bytes that {@link FlightPath#write} wrote
   */
  public static KnownFlight read(long id, String icao24, String callsign, byte[] state, byte[] path)
      throws BadBlockException {
    Map<String, FlightPart> parts = new HashMap<>();
    for (FlightPart part : FlightParts.read(state)) {
      parts.merge(part.callsign(), part, FlightPart::with);
    }
    return new KnownFlight(
        id, callsign, new AirTime(icao24, parts, List.copyOf(FlightPath.read(path))));
  }
}
