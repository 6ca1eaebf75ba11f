package io.skysentinel.core.envelope;

import com.fasterxml.jackson.core.JsonParser;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the object that says everything known of one aircraft. */
public final class PayloadReader {
  static final JsonFields<InvalidEnvelopeException> FIELDS =
      new JsonFields<>(
          InvalidEnvelopeException::new,
          field -> new InvalidEnvelopeException(field + " is not a number that can be stored"));

  private PayloadReader() {}

  /** A payload and the feed that it names; an envelope's names none, its source does. */
  public record Payload(FlightState state, String feed) {}

  /** Reads the object that the parser stands at the beginning of, up to its end. */
  public static FlightState read(JsonParser json) throws IOException, InvalidEnvelopeException {
    FlightStateBuilder state = new FlightStateBuilder();
    String field;
    while ((field = JsonFields.next(json)) != null) {
      readField(json, field, state);
    }
    return checked(state);
  }

  /** As {@link #read}, with the feed's name: empty where the payload has none. */
  public static Payload readWithFeed(JsonParser json) throws IOException, InvalidEnvelopeException {
    FlightStateBuilder state = new FlightStateBuilder();
    String feed = "";
    String field;
    while ((field = JsonFields.next(json)) != null) {
      if (field.equals("feed")) {
        feed = orEmpty(FIELDS.text(json, field));
      } else {
        readField(json, field, state);
      }
    }
    return new Payload(checked(state), feed);
  }

  private static FlightState checked(FlightStateBuilder state) throws InvalidEnvelopeException {
    if (state.icao24.isEmpty()) {
      throw new InvalidEnvelopeException("payload.icao24 is missing");
    }
    if (Double.isNaN(state.lastContactUnix)) {
      throw new InvalidEnvelopeException("payload.last_contact_unix is missing");
    }
    return state.build();
  }

  private static void readField(JsonParser json, String field, FlightStateBuilder state)
      throws IOException, InvalidEnvelopeException {
    switch (field) {
      case "icao24" -> state.icao24 = orEmpty(FIELDS.text(json, field));
      case "callsign" -> state.callsign = FIELDS.text(json, field);
      case "position" -> readPosition(json, state);
      case "altitude_m" -> state.altitudeM = FIELDS.number(json, field);
      case "geo_altitude_m" -> state.geoAltitudeM = FIELDS.number(json, field);
      case "velocity_mps" -> state.velocityMps = FIELDS.number(json, field);
      case "heading_deg" -> state.headingDeg = FIELDS.number(json, field);
      case "vertical_rate_mps" -> state.verticalRateMps = FIELDS.number(json, field);
      case "on_ground" -> state.onGround = FIELDS.flag(json, field);
      case "squawk" -> state.squawk = FIELDS.text(json, field);
      case "spi" -> state.spi = FIELDS.flag(json, field);
      case "time_position_unix" -> state.timePositionUnix = FIELDS.number(json, field);
      case "last_contact_unix" -> state.lastContactUnix = FIELDS.number(json, field);
      case "origin_country" -> state.originCountry = FIELDS.text(json, field);
      case "category" -> state.category = FIELDS.code(json, field);
      case "position_source" -> state.positionSource = FIELDS.code(json, field);
      case "registration" -> state.registration = FIELDS.text(json, field);
      case "aircraft_type" -> state.aircraftType = FIELDS.text(json, field);
      case "origin" -> state.origin = FIELDS.text(json, field);
      case "nic" -> state.nic = FIELDS.code(json, field);
      case "nac_p" -> state.nacP = FIELDS.code(json, field);
      case "emergency" -> state.emergency = FIELDS.text(json, field);
      case "destination" -> state.destination = FIELDS.text(json, field);
      // A later writer of version 1 may say more than we know.
      default -> json.skipChildren();
    }
  }

  private static void readPosition(JsonParser json, FlightStateBuilder state)
      throws IOException, InvalidEnvelopeException {
    state.lat = Double.NaN;
    state.lon = Double.NaN;
    if (!FIELDS.object(json, "position")) {
      return;
    }
    String field;
    while ((field = JsonFields.next(json)) != null) {
      switch (field) {
        case "lat" -> state.lat = FIELDS.number(json, "position.lat");
        case "lon" -> state.lon = FIELDS.number(json, "position.lon");
        default -> json.skipChildren();
      }
    }
    if (Double.isNaN(state.lat) != Double.isNaN(state.lon)) {
      throw new InvalidEnvelopeException("position has only one of lat and lon");
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
