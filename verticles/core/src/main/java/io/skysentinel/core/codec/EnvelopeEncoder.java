package io.skysentinel.core.codec;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Source;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * States as the bytes of envelopes, version 1.
 *
 * <p>Written by hand: every state goes into the log twice, as state and as update, and the two
 * differ in one word. What a batch has in common is written once per batch, the payload once per
 * state, and the second envelope costs a copy.
 *
 * <p>One encoder serves one batch on one thread.
 */
public final class EnvelopeEncoder {
  private static final DateTimeFormatter PRODUCED_AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final byte[] NO_PREFIX = {};
  private static final int USUAL_SIZE = 1024;

  private static final byte[] ICAO24 = ascii("{'icao24':");
  private static final byte[] CALLSIGN = ascii(",'callsign':");
  private static final byte[] POSITION_LAT = ascii(",'position':{'lat':");
  private static final byte[] POSITION_LON = ascii(",'lon':");
  private static final byte[] NO_POSITION = ascii(",'position':null");
  private static final byte[] ALTITUDE = ascii(",'altitude_m':");
  private static final byte[] GEO_ALTITUDE = ascii(",'geo_altitude_m':");
  private static final byte[] VELOCITY = ascii(",'velocity_mps':");
  private static final byte[] HEADING = ascii(",'heading_deg':");
  private static final byte[] VERTICAL_RATE = ascii(",'vertical_rate_mps':");
  private static final byte[] ON_GROUND = ascii(",'on_ground':");
  private static final byte[] SQUAWK = ascii(",'squawk':");
  private static final byte[] SPI = ascii(",'spi':");
  private static final byte[] TIME_POSITION = ascii(",'time_position_unix':");
  private static final byte[] LAST_CONTACT = ascii(",'last_contact_unix':");
  private static final byte[] ORIGIN_COUNTRY = ascii(",'origin_country':");
  private static final byte[] CATEGORY = ascii(",'category':");
  private static final byte[] POSITION_SOURCE = ascii(",'position_source':");
  private static final byte[] REGISTRATION = ascii(",'registration':");
  private static final byte[] AIRCRAFT_TYPE = ascii(",'aircraft_type':");
  private static final byte[] ORIGIN = ascii(",'origin':");
  private static final byte[] DESTINATION = ascii(",'destination':");
  private static final byte[] END = ascii("}}");

  private final JsonBytes payload = new JsonBytes(USUAL_SIZE);
  private final byte[] statePrefix;
  private final byte[] updatePrefix;

  private EnvelopeEncoder(byte[] statePrefix, byte[] updatePrefix) {
    this.statePrefix = statePrefix;
    this.updatePrefix = updatePrefix;
  }

  /** One state as both kinds of envelope, each in an array of its own. */
  public record Pair(byte[] state, byte[] update) {}

  /** An encoder for states of one source and moment. */
  public static EnvelopeEncoder forBatch(Source source, long producedAtMs) {
    return new EnvelopeEncoder(
        prefix(EnvelopeType.STATE, source, producedAtMs),
        prefix(EnvelopeType.UPDATE, source, producedAtMs));
  }

  /** The envelope's bytes, in a fresh array. */
  public byte[] encode(EnvelopeType type, FlightState state) {
    writePayload(state);
    return payload.after(type == EnvelopeType.STATE ? statePrefix : updatePrefix);
  }

  /** Both envelopes of a state for little more than the price of one. */
  public Pair encodeBoth(FlightState state) {
    writePayload(state);
    return new Pair(payload.after(statePrefix), payload.after(updatePrefix));
  }

  private void writePayload(FlightState state) {
    payload.clear();
    payload.raw(ICAO24).string(state.icao24());
    payload.raw(CALLSIGN).string(state.callsign());
    if (state.hasPosition()) {
      payload.raw(POSITION_LAT).number(state.lat());
      payload.raw(POSITION_LON).number(state.lon()).raw('}');
    } else {
      payload.raw(NO_POSITION);
    }
    payload.raw(ALTITUDE).number(state.altitudeM());
    payload.raw(GEO_ALTITUDE).number(state.geoAltitudeM());
    payload.raw(VELOCITY).number(state.velocityMps());
    payload.raw(HEADING).number(state.headingDeg());
    payload.raw(VERTICAL_RATE).number(state.verticalRateMps());
    payload.raw(ON_GROUND).bool(state.onGround());
    payload.raw(SQUAWK).string(state.squawk());
    payload.raw(SPI).bool(state.spi());
    payload.raw(TIME_POSITION).number(state.timePositionUnix());
    payload.raw(LAST_CONTACT).number(state.lastContactUnix());
    payload.raw(ORIGIN_COUNTRY).string(state.originCountry());
    writeCode(CATEGORY, state.category());
    writeCode(POSITION_SOURCE, state.positionSource());
    writeIfKnown(REGISTRATION, state.registration());
    writeIfKnown(AIRCRAFT_TYPE, state.aircraftType());
    writeIfKnown(ORIGIN, state.origin());
    writeIfKnown(DESTINATION, state.destination());
    payload.raw(END);
  }

  private void writeCode(byte[] key, int code) {
    payload.raw(key);
    if (code == FlightState.UNKNOWN) {
      payload.nothing();
    } else {
      payload.integer(code);
    }
  }

  private void writeIfKnown(byte[] key, @Nullable String value) {
    if (value != null) {
      payload.raw(key).string(value);
    }
  }

  private static byte[] prefix(EnvelopeType type, Source source, long producedAtMs) {
    JsonBytes json = new JsonBytes(USUAL_SIZE);
    json.raw(ascii("{'schema_version':")).integer(Envelope.SCHEMA_VERSION);
    json.raw(ascii(",'type':")).string(type.wireName());
    json.raw(ascii(",'produced_at':"))
        .string(PRODUCED_AT.format(Instant.ofEpochMilli(producedAtMs)));
    json.raw(ascii(",'source':{'provider':")).string(source.provider());
    json.raw(ascii(",'mode':")).string(source.mode().wireName());
    writeBbox(json.raw(ascii(",'bbox':")), source.bbox());
    json.raw(ascii(",'poll_interval_s':")).number(source.pollIntervalS());
    json.raw(ascii(",'feed':")).string(source.feed());
    return json.raw(ascii("},'payload':")).after(NO_PREFIX);
  }

  private static void writeBbox(JsonBytes json, @Nullable BoundingBox bbox) {
    if (bbox == null) {
      json.nothing();
      return;
    }
    json.raw(ascii("{'lat_min':")).number(bbox.latMin());
    json.raw(ascii(",'lat_max':")).number(bbox.latMax());
    json.raw(ascii(",'lon_min':")).number(bbox.lonMin());
    json.raw(ascii(",'lon_max':")).number(bbox.lonMax()).raw('}');
  }

  /** Single quotes stand for double ones, so that the keys above can be read. */
  private static byte[] ascii(String template) {
    return template.replace('\'', '"').getBytes(StandardCharsets.US_ASCII);
  }
}
