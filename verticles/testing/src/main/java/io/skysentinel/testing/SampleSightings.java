package io.skysentinel.testing;

import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Sighting;
import io.skysentinel.core.contract.Slices;
import io.skysentinel.core.live.FlightEncoding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small flights to test with, and an encoding that can be read back by eye. */
public final class SampleSightings {

  /**
   * JSON is the address; packed is the id, the contact that it builds on or "whole", and its own.
   */
  public static final FlightEncoding ENCODING =
      new FlightEncoding() {
        @Override
        public void json(Flight flight, Slices.Builder out) {
          text(flight.icao24(), out);
        }

        @Override
        public void packed(int id, @Nullable Flight before, Flight after, Slices.Builder out) {
          text(id + " " + (before == null ? "whole" : contact(before)) + " " + contact(after), out);
        }

        private void text(String text, Slices.Builder out) {
          byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
          out.write(bytes, 0, bytes.length);
        }
      };

  private SampleSightings() {}

  public static String contact(Flight flight) {
    return Double.toString(flight.state().lastContactUnix());
  }

  public static String packed(Slices packed, int i) {
    int from = packed.start(i);
    return new String(packed.bytes(), from, packed.end(i) - from, StandardCharsets.US_ASCII);
  }

  /** Heard when it says, as a live feed's. */
  public static Sighting sighting(String icao24, double lat, double lon, double contact) {
    FlightStateBuilder state = new FlightStateBuilder();
    state.icao24 = icao24;
    state.lat = lat;
    state.lon = lon;
    state.timePositionUnix = Double.isNaN(lat) ? Double.NaN : contact;
    state.lastContactUnix = contact;
    return new Sighting(state.build(), "feed", true, contact);
  }

  public static Sighting sighting(String icao24, double contact) {
    return sighting(icao24, 45, -75, contact);
  }

  public static Changes table(String epoch, long version, Sighting... all) {
    return new Changes(0, epoch, version, true, List.of(0, 1), List.of(all), List.of());
  }

  public static Changes upserts(String epoch, long version, Sighting... some) {
    return new Changes(0, epoch, version, false, List.of(0, 1), List.of(some), List.of());
  }

  public static Changes removals(String epoch, long version, String... some) {
    return new Changes(0, epoch, version, false, List.of(0, 1), List.of(), List.of(some));
  }
}
