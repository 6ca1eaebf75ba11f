package io.skysentinel.core.envelope;

import com.fasterxml.jackson.core.JsonParser;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the object that says everything known of one aircraft. */
public final class PayloadReader {
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
        feed = orEmpty(JsonFields.text(json, field));
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
      case "icao24" -> state.icao24 = orEmpty(JsonFields.text(json, field));
      case "callsign" -> state.callsign = JsonFields.text(json, field);
      case "position" -> readPosition(json, state);
      case "altitude_m" -> state.altitudeM = JsonFields.number(json, field);
      case "geo_altitude_m" -> state.geoAltitudeM = JsonFields.number(json, field);
      case "velocity_mps" -> state.velocityMps = JsonFields.number(json, field);
      case "heading_deg" -> state.headingDeg = JsonFields.number(json, field);
      case "vertical_rate_mps" -> state.verticalRateMps = JsonFields.number(json, field);
      case "on_ground" -> state.onGround = JsonFields.flag(json, field);
      case "squawk" -> state.squawk = JsonFields.text(json, field);
      case "spi" -> state.spi = JsonFields.flag(json, field);
      case "time_position_unix" -> state.timePositionUnix = JsonFields.number(json, field);
      case "last_contact_unix" -> state.lastContactUnix = JsonFields.number(json, field);
      case "origin_country" -> state.originCountry = JsonFields.text(json, field);
      case "category" -> state.category = JsonFields.code(json, field);
      case "position_source" -> state.positionSource = JsonFields.code(json, field);
      case "registration" -> state.registration = JsonFields.text(json, field);
      case "aircraft_type" -> state.aircraftType = JsonFields.text(json, field);
      case "origin" -> state.origin = JsonFields.text(json, field);
      case "destination" -> state.destination = JsonFields.text(json, field);
      // A later writer of version 1 may say more than we know.
      default -> json.skipChildren();
    }
  }

  private static void readPosition(JsonParser json, FlightStateBuilder state)
      throws IOException, InvalidEnvelopeException {
    state.lat = Double.NaN;
    state.lon = Double.NaN;
    if (!JsonFields.object(json, "position")) {
      return;
    }
    String field;
    while ((field = JsonFields.next(json)) != null) {
      switch (field) {
        case "lat" -> state.lat = JsonFields.number(json, "position.lat");
        case "lon" -> state.lon = JsonFields.number(json, "position.lon");
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
