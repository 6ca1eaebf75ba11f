package io.skysentinel.core.feed.opensky;

import static io.skysentinel.core.contract.RejectReason.BAD_ADDRESS;
import static io.skysentinel.core.contract.RejectReason.UNEXPECTED_SHAPE;
import static io.skysentinel.core.contract.RejectReason.WRONG_ROW_LENGTH;
import static io.skysentinel.core.feed.InvalidValueException.FIELDS;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.feed.InvalidValueException;
import io.skysentinel.core.feed.StateChecks;
import java.io.IOException;
import java.util.Objects;

/** One row of OpenSky's states as a state. Reused from row to row. */
final class RowReader {
  /** The category is only there when it was asked for. */
  private static final int MIN_COLUMNS = 17;

  private static final int MAX_COLUMNS = 18;

  private final FlightStateBuilder state = new FlightStateBuilder();

  /**
   * Reads the row that begins at the parser's token. Whatever is wrong with it, the parser then
   * stands on the row's last token, so that the next row is read as if nothing had been.
   */
  FlightState read(JsonParser json, JsonToken first) throws IOException, InvalidValueException {
    if (first != JsonToken.START_ARRAY) {
      json.skipChildren();
      throw new InvalidValueException(UNEXPECTED_SHAPE, "the row is not an array");
    }
    state.clear();
    InvalidValueException problem = null;
    int columns = 0;
    JsonToken token;
    while ((token = json.nextToken()) != JsonToken.END_ARRAY) {
      if (problem == null && token != JsonToken.VALUE_NULL) {
        try {
          readColumn(json, columns);
        } catch (InvalidValueException e) {
          problem = e;
        }
      }
      json.skipChildren();
      columns++;
    }
    if (columns < MIN_COLUMNS || columns > MAX_COLUMNS) {
      throw new InvalidValueException(
          WRONG_ROW_LENGTH, "the row has " + columns + " columns, not 17 or 18");
    }
    if (problem != null) {
      throw problem;
    }
    if (state.icao24.isEmpty()) {
      throw new InvalidValueException(BAD_ADDRESS, "icao24 is missing");
    }
    StateChecks.check(state);
    return state.build();
  }

  private void readColumn(JsonParser json, int column) throws IOException, InvalidValueException {
    switch (column) {
      // OpenSky sends no ~ addresses, but recordings of other receivers in its form do.
      case 0 -> state.icao24 = StateChecks.anyAddress(text(json, "icao24"));
      case 1 -> state.callsign = StateChecks.callsign(text(json, "callsign"));
      case 2 ->
          state.originCountry = StateChecks.label("origin_country", text(json, "origin_country"));
      case 3 -> state.timePositionUnix = FIELDS.number(json, "time_position");
      case 4 -> state.lastContactUnix = FIELDS.number(json, "last_contact");
      case 5 -> state.lon = FIELDS.number(json, "longitude");
      case 6 -> state.lat = FIELDS.number(json, "latitude");
      case 7 -> state.altitudeM = FIELDS.number(json, "baro_altitude");
      case 8 -> state.onGround = FIELDS.flag(json, "on_ground");
      case 9 -> state.velocityMps = FIELDS.number(json, "velocity");
      case 10 -> state.headingDeg = FIELDS.number(json, "true_track");
      case 11 -> state.verticalRateMps = FIELDS.number(json, "vertical_rate");
      case 13 -> state.geoAltitudeM = FIELDS.number(json, "geo_altitude");
      case 14 -> state.squawk = StateChecks.squawk(text(json, "squawk"));
      case 15 -> state.spi = FIELDS.flag(json, "spi");
      case 16 -> state.positionSource = FIELDS.code(json, "position_source");
      case 17 -> state.category = FIELDS.code(json, "category");
      default -> {
        // The receivers' numbers say nothing of the aircraft, and a row too long is counted.
      }
    }
  }

  /** What is null is not asked for. */
  private static String text(JsonParser json, String column)
      throws IOException, InvalidValueException {
    return Objects.requireNonNull(FIELDS.text(json, column));
  }
}
