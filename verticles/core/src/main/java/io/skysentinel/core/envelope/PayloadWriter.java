package io.skysentinel.core.envelope;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.json.JsonBytes;
import org.jspecify.annotations.Nullable;

/** Writes the object that says everything known of one aircraft, as every JSON of ours has it. */
public final class PayloadWriter {
  private static final byte[] ICAO24 = JsonBytes.ascii("{'icao24':");
  private static final byte[] CALLSIGN = JsonBytes.ascii(",'callsign':");
  private static final byte[] POSITION_LAT = JsonBytes.ascii(",'position':{'lat':");
  private static final byte[] POSITION_LON = JsonBytes.ascii(",'lon':");
  private static final byte[] NO_POSITION = JsonBytes.ascii(",'position':null");
  private static final byte[] ALTITUDE = JsonBytes.ascii(",'altitude_m':");
  private static final byte[] GEO_ALTITUDE = JsonBytes.ascii(",'geo_altitude_m':");
  private static final byte[] VELOCITY = JsonBytes.ascii(",'velocity_mps':");
  private static final byte[] HEADING = JsonBytes.ascii(",'heading_deg':");
  private static final byte[] VERTICAL_RATE = JsonBytes.ascii(",'vertical_rate_mps':");
  private static final byte[] ON_GROUND = JsonBytes.ascii(",'on_ground':");
  private static final byte[] SQUAWK = JsonBytes.ascii(",'squawk':");
  private static final byte[] SPI = JsonBytes.ascii(",'spi':");
  private static final byte[] TIME_POSITION = JsonBytes.ascii(",'time_position_unix':");
  private static final byte[] LAST_CONTACT = JsonBytes.ascii(",'last_contact_unix':");
  private static final byte[] ORIGIN_COUNTRY = JsonBytes.ascii(",'origin_country':");
  private static final byte[] CATEGORY = JsonBytes.ascii(",'category':");
  private static final byte[] POSITION_SOURCE = JsonBytes.ascii(",'position_source':");
  private static final byte[] REGISTRATION = JsonBytes.ascii(",'registration':");
  private static final byte[] AIRCRAFT_TYPE = JsonBytes.ascii(",'aircraft_type':");
  private static final byte[] ORIGIN = JsonBytes.ascii(",'origin':");
  private static final byte[] DESTINATION = JsonBytes.ascii(",'destination':");
  private static final byte[] NIC = JsonBytes.ascii(",'nic':");
  private static final byte[] NAC_P = JsonBytes.ascii(",'nac_p':");
  private static final byte[] EMERGENCY = JsonBytes.ascii(",'emergency':");
  private static final byte[] INTERPOLATED = JsonBytes.ascii(",'interpolated':true}");
  private static final byte[] FEED = JsonBytes.ascii(",'feed':");

  private PayloadWriter() {}

  /** The payload of an envelope. */
  public static void write(JsonBytes json, FlightState state) {
    writeFields(json, state);
    json.raw('}');
  }

  /** The payload with the feed that the state came from, which an envelope says elsewhere. */
  public static void write(JsonBytes json, FlightState state, String feed) {
    writeFields(json, state);
    json.raw(FEED).string(feed).raw('}');
  }

  /** The same of a flight that is shown where it must have been, not where it said to be. */
  public static void writeInterpolated(JsonBytes json, FlightState state, String feed) {
    writeFields(json, state);
    json.raw(FEED).string(feed).raw(INTERPOLATED);
  }

  private static void writeFields(JsonBytes json, FlightState state) {
    json.raw(ICAO24).string(state.icao24());
    json.raw(CALLSIGN).string(state.callsign());
    if (state.hasPosition()) {
      json.raw(POSITION_LAT).number(state.lat());
      json.raw(POSITION_LON).number(state.lon()).raw('}');
    } else {
      json.raw(NO_POSITION);
    }
    json.raw(ALTITUDE).number(state.altitudeM());
    json.raw(GEO_ALTITUDE).number(state.geoAltitudeM());
    json.raw(VELOCITY).number(state.velocityMps());
    json.raw(HEADING).number(state.headingDeg());
    json.raw(VERTICAL_RATE).number(state.verticalRateMps());
    json.raw(ON_GROUND).bool(state.onGround());
    json.raw(SQUAWK).string(state.squawk());
    json.raw(SPI).bool(state.spi());
    json.raw(TIME_POSITION).number(state.timePositionUnix());
    json.raw(LAST_CONTACT).number(state.lastContactUnix());
    json.raw(ORIGIN_COUNTRY).string(state.originCountry());
    writeCode(json, CATEGORY, state.category());
    writeCode(json, POSITION_SOURCE, state.positionSource());
    writeIfKnown(json, REGISTRATION, state.registration());
    writeIfKnown(json, AIRCRAFT_TYPE, state.aircraftType());
    writeIfKnown(json, ORIGIN, state.origin());
    writeIfKnown(json, DESTINATION, state.destination());
    writeIfKnown(json, NIC, state.nic());
    writeIfKnown(json, NAC_P, state.nacP());
    writeIfKnown(json, EMERGENCY, state.emergency());
  }

  private static void writeCode(JsonBytes json, byte[] key, int code) {
    json.raw(key);
    if (code == FlightState.UNKNOWN) {
      json.nothing();
    } else {
      json.integer(code);
    }
  }

  private static void writeIfKnown(JsonBytes json, byte[] key, int code) {
    if (code != FlightState.UNKNOWN) {
      json.raw(key).integer(code);
    }
  }

  private static void writeIfKnown(JsonBytes json, byte[] key, @Nullable String value) {
    if (value != null) {
      json.raw(key).string(value);
    }
  }
}
