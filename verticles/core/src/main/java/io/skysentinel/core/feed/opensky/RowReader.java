package io.skysentinel.core.feed.opensky;

import static io.skysentinel.core.contract.RejectReason.BAD_ADDRESS;
import static io.skysentinel.core.contract.RejectReason.NOT_FINITE;
import static io.skysentinel.core.contract.RejectReason.UNEXPECTED_SHAPE;
import static io.skysentinel.core.contract.RejectReason.WRONG_ROW_LENGTH;
import static io.skysentinel.core.contract.RejectReason.WRONG_TYPE;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.feed.InvalidValueException;
import io.skysentinel.core.feed.StateChecks;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

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
          readColumn(json, token, columns);
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

  private void readColumn(JsonParser json, JsonToken token, int column)
      throws IOException, InvalidValueException {
    switch (column) {
      // OpenSky sends no ~ addresses, but recordings of other receivers in its form do.
      case 0 -> state.icao24 = StateChecks.anyAddress(text(json, token, "icao24"));
      case 1 -> state.callsign = StateChecks.callsign(text(json, token, "callsign"));
      case 2 -> state.originCountry = country(json, token);
      case 3 -> state.timePositionUnix = number(json, token, "time_position");
      case 4 -> state.lastContactUnix = number(json, token, "last_contact");
      case 5 -> state.lon = number(json, token, "longitude");
      case 6 -> state.lat = number(json, token, "latitude");
      case 7 -> state.altitudeM = number(json, token, "baro_altitude");
      case 8 -> state.onGround = flag(token, "on_ground");
      case 9 -> state.velocityMps = number(json, token, "velocity");
      case 10 -> state.headingDeg = number(json, token, "true_track");
      case 11 -> state.verticalRateMps = number(json, token, "vertical_rate");
      case 13 -> state.geoAltitudeM = number(json, token, "geo_altitude");
      case 14 -> state.squawk = StateChecks.squawk(text(json, token, "squawk"));
      case 15 -> state.spi = flag(token, "spi");
      case 16 -> state.positionSource = code(json, token, "position_source");
      case 17 -> state.category = code(json, token, "category");
      default -> {
        // The receivers' numbers say nothing of the aircraft, and a row too long is counted.
      }
    }
  }

  private @Nullable String country(JsonParser json, JsonToken token)
      throws IOException, InvalidValueException {
    return StateChecks.label("origin_country", text(json, token, "origin_country"));
  }

  private String text(JsonParser json, JsonToken token, String column)
      throws IOException, InvalidValueException {
    if (token != JsonToken.VALUE_STRING) {
      throw wrong(column, "text");
    }
    return json.getText();
  }

  private static double number(JsonParser json, JsonToken token, String column)
      throws IOException, InvalidValueException {
    if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
      throw wrong(column, "a number");
    }
    double value = json.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw new InvalidValueException(NOT_FINITE, column + " is not a finite number");
    }
    return value;
  }

  private static boolean flag(JsonToken token, String column) throws InvalidValueException {
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw wrong(column, "true or false");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  private static int code(JsonParser json, JsonToken token, String column)
      throws IOException, InvalidValueException {
    double value = number(json, token, column);
    if (value != (int) value) {
      throw wrong(column, "a whole number");
    }
    return (int) value;
  }

  private static InvalidValueException wrong(String column, String expected) {
    return new InvalidValueException(WRONG_TYPE, column + " is not " + expected);
  }
}
