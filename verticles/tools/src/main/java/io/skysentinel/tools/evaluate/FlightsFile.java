package io.skysentinel.tools.evaluate;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A table of reports, a line each, with the names of its columns in the first line. */
final class FlightsFile {
  private final Map<String, Integer> columns = new HashMap<>();

  private FlightsFile(String header) {
    String[] names = header.split(",", -1);
    for (int i = 0; i < names.length; i++) {
      columns.put(names[i].strip(), i);
    }
  }

  /** All reports, by their time. */
  static List<FlightState> read(Path file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      String header = lines.readLine();
      if (header == null) {
        return List.of();
      }
      FlightsFile table = new FlightsFile(header);
      List<FlightState> states = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        FlightState state = table.state(line.split(",", -1));
        if (state != null) {
          states.add(state);
        }
      }
      states.sort(Comparator.comparingDouble(FlightState::lastContactUnix));
      return states;
    }
  }

  private @Nullable FlightState state(String[] fields) {
    FlightStateBuilder state = new FlightStateBuilder();
    state.icao24 = text(fields, "icao24").toLowerCase(Locale.ROOT);
    state.callsign = orNull(text(fields, "callsign"));
    state.lastContactUnix = number(fields, "time_unix");
    state.timePositionUnix = state.lastContactUnix;
    state.lat = number(fields, "lat");
    state.lon = Double.isNaN(state.lat) ? Double.NaN : number(fields, "lon");
    state.altitudeM = number(fields, "baro_alt_m");
    state.geoAltitudeM = number(fields, "geo_alt_m");
    state.velocityMps = number(fields, "velocity_mps");
    state.headingDeg = number(fields, "track_deg");
    state.verticalRateMps = number(fields, "vertical_rate_mps");
    state.onGround = text(fields, "on_ground").equals("1");
    state.squawk = orNull(text(fields, "squawk"));
    return Double.isNaN(state.lastContactUnix) ? null : state.build();
  }

  private double number(String[] fields, String name) {
    String text = text(fields, name);
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  private String text(String[] fields, String name) {
    Integer column = columns.get(name);
    return column == null || column >= fields.length ? "" : fields[column].strip();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
