package io.skysentinel.history.ask.table;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.json.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Updates as CSV (RFC 4180), in UTF-8, in the units of all our JSON; what is not known is empty.
 */
public final class UpdateTable {
  /** The columns; further ones may come at the end. */
  private static final List<String> COLUMNS =
      List.of(
          "last_contact_unix",
          "time_position_unix",
          "icao24",
          "callsign",
          "lat",
          "lon",
          "altitude_m",
          "geo_altitude_m",
          "velocity_mps",
          "heading_deg",
          "vertical_rate_mps",
          "on_ground",
          "squawk",
          "spi",
          "origin_country",
          "category",
          "position_source",
          "registration",
          "aircraft_type",
          "origin",
          "destination",
          "nic",
          "nac_p",
          "emergency",
          "feed",
          "provider",
          "mode");

  private static final byte[] END = {'\r', '\n'};

  private UpdateTable() {}

  /** The line with the names of the columns. */
  public static void writeHead(JsonBytes csv) {
    csv.raw(String.join(",", COLUMNS).getBytes(StandardCharsets.US_ASCII)).raw(END);
  }

  /** The line of an update. */
  public static void write(JsonBytes csv, Told told) {
    FlightState state = told.state();
    number(csv, state.lastContactUnix());
    number(csv.raw(','), state.timePositionUnix());
    text(csv.raw(','), state.icao24());
    text(csv.raw(','), state.callsign());
    number(csv.raw(','), state.lat());
    number(csv.raw(','), state.lon());
    number(csv.raw(','), state.altitudeM());
    number(csv.raw(','), state.geoAltitudeM());
    number(csv.raw(','), state.velocityMps());
    number(csv.raw(','), state.headingDeg());
    number(csv.raw(','), state.verticalRateMps());
    csv.raw(',').bool(state.onGround());
    text(csv.raw(','), state.squawk());
    csv.raw(',').bool(state.spi());
    text(csv.raw(','), state.originCountry());
    code(csv.raw(','), state.category());
    code(csv.raw(','), state.positionSource());
    text(csv.raw(','), state.registration());
    text(csv.raw(','), state.aircraftType());
    text(csv.raw(','), state.origin());
    text(csv.raw(','), state.destination());
    code(csv.raw(','), state.nic());
    code(csv.raw(','), state.nacP());
    text(csv.raw(','), state.emergency());
    text(csv.raw(','), told.source().feed());
    text(csv.raw(','), told.source().provider());
    text(csv.raw(','), told.source().mode().wireName());
    csv.raw(END);
  }

  private static void number(JsonBytes csv, double value) {
    if (!Double.isNaN(value)) {
      csv.number(value);
    }
  }

  private static void code(JsonBytes csv, int code) {
    if (code != FlightState.UNKNOWN) {
      csv.integer(code);
    }
  }

  private static void text(JsonBytes csv, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return;
    }
    String safe = isFormula(text) ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c < ' ');
    csv.raw(
        (quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe).getBytes(StandardCharsets.UTF_8));
  }

  /** A spreadsheet would run it: what a stranger's transponder says stays text. */
  private static boolean isFormula(String text) {
    return "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
  }
}
