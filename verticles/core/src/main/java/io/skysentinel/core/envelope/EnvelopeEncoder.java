package io.skysentinel.core.envelope;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.json.JsonBytes;
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
    PayloadWriter.write(payload, state);
    payload.raw('}');
  }

  private static byte[] prefix(EnvelopeType type, Source source, long producedAtMs) {
    JsonBytes json = new JsonBytes(USUAL_SIZE);
    json.raw(JsonBytes.ascii("{'schema_version':")).integer(Envelope.SCHEMA_VERSION);
    json.raw(JsonBytes.ascii(",'type':")).string(type.wireName());
    json.raw(JsonBytes.ascii(",'produced_at':"))
        .string(PRODUCED_AT.format(Instant.ofEpochMilli(producedAtMs)));
    json.raw(JsonBytes.ascii(",'source':{'provider':")).string(source.provider());
    json.raw(JsonBytes.ascii(",'mode':")).string(source.mode().wireName());
    writeBbox(json.raw(JsonBytes.ascii(",'bbox':")), source.bbox());
    json.raw(JsonBytes.ascii(",'poll_interval_s':")).number(source.pollIntervalS());
    json.raw(JsonBytes.ascii(",'feed':")).string(source.feed());
    return json.raw(JsonBytes.ascii("},'payload':")).after(NO_PREFIX);
  }

  private static void writeBbox(JsonBytes json, @Nullable BoundingBox bbox) {
    if (bbox == null) {
      json.nothing();
      return;
    }
    json.raw(JsonBytes.ascii("{'lat_min':")).number(bbox.latMin());
    json.raw(JsonBytes.ascii(",'lat_max':")).number(bbox.latMax());
    json.raw(JsonBytes.ascii(",'lon_min':")).number(bbox.lonMin());
    json.raw(JsonBytes.ascii(",'lon_max':")).number(bbox.lonMax()).raw('}');
  }
}
