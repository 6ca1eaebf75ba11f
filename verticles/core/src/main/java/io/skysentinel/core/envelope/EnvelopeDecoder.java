package io.skysentinel.core.envelope;

import static io.skysentinel.core.envelope.PayloadReader.FIELDS;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.json.JsonFactories;
import io.skysentinel.core.json.JsonFields;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Envelopes of version 1 from their bytes. Fields it does not know are ignored, so that a newer
 * writer of the same version can be read. It asks for the shape only: what can be true of an
 * aircraft was asked where the state came in.
 */
public final class EnvelopeDecoder {
  private static final JsonFactory JSON = JsonFactories.OURS;

  private EnvelopeDecoder() {}

  /** Reads an object that the parser stands at the beginning of, up to its end. */
  @FunctionalInterface
  private interface ObjectReader<T> {
    T read(JsonParser json) throws IOException, InvalidEnvelopeException;
  }

  /** The envelope, or an exception that says in words why the bytes are none. */
  public static Envelope decode(byte[] bytes) throws InvalidEnvelopeException {
    try (JsonParser json = JSON.createParser(bytes)) {
      return object(
          json, "not a JSON object", "something follows the envelope", EnvelopeDecoder::envelope);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The payload alone, which begins there and is followed by the envelope's end. */
  static FlightState payload(byte[] bytes, int from) throws InvalidEnvelopeException {
    int end = bytes.length - 1;
    if (end <= from || bytes[end] != '}') {
      throw new InvalidEnvelopeException("it ends too early");
    }
    try (JsonParser json = JSON.createParser(bytes, from, end - from)) {
      return object(
          json, "payload is not an object", "something follows the payload", PayloadReader::read);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static <T> T object(
      JsonParser json, String isNone, String isFollowed, ObjectReader<T> reader)
      throws IOException, InvalidEnvelopeException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new InvalidEnvelopeException(isNone);
    }
    T value = reader.read(json);
    if (json.nextToken() != null) {
      throw new InvalidEnvelopeException(isFollowed);
    }
    return value;
  }

  /** Nothing is read from outside: what is not bad JSON is an encoding that breaks half way. */
  private static InvalidEnvelopeException unreadable(IOException e) {
    return new InvalidEnvelopeException(
        e instanceof JsonProcessingException json
            ? "not valid JSON: " + json.getOriginalMessage()
            : "not text in UTF-8: " + e.getMessage());
  }

  private static Envelope envelope(JsonParser json) throws IOException, InvalidEnvelopeException {
    int version = FlightState.UNKNOWN;
    EnvelopeType type = null;
    Instant producedAt = null;
    Source source = null;
    FlightState payload = null;
    String field;
    while ((field = JsonFields.next(json)) != null) {
      switch (field) {
        case "schema_version" -> version = FIELDS.code(json, field);
        case "type" -> type = readType(FIELDS.text(json, field));
        case "produced_at" -> producedAt = readInstant(FIELDS.text(json, field));
        case "source" -> source = FIELDS.object(json, field) ? readSource(json) : null;
        case "payload" -> payload = FIELDS.object(json, field) ? PayloadReader.read(json) : null;
        default -> json.skipChildren();
      }
    }
    if (version != Envelope.SCHEMA_VERSION) {
      throw new InvalidEnvelopeException(
          version == FlightState.UNKNOWN
              ? "schema_version is missing"
              : "schema_version " + version + " is not known here, only 1");
    }
    return new Envelope(
        present(type, "type"),
        present(producedAt, "produced_at").toEpochMilli(),
        present(source, "source"),
        present(payload, "payload"));
  }

  private static Source readSource(JsonParser json) throws IOException, InvalidEnvelopeException {
    // An envelope written before feeds had names has none.
    String feed = "";
    String provider = null;
    Source.Mode mode = null;
    BoundingBox bbox = null;
    double pollIntervalS = Double.NaN;
    String field;
    while ((field = JsonFields.next(json)) != null) {
      switch (field) {
        case "feed" -> feed = present(FIELDS.text(json, field), "source.feed");
        case "provider" -> provider = FIELDS.text(json, field);
        case "mode" -> mode = readMode(FIELDS.text(json, field));
        case "bbox" -> bbox = FIELDS.object(json, field) ? readBbox(json) : null;
        case "poll_interval_s" -> pollIntervalS = FIELDS.number(json, field);
        default -> json.skipChildren();
      }
    }
    return new Source(
        feed,
        present(provider, "source.provider"),
        present(mode, "source.mode"),
        bbox,
        pollIntervalS);
  }

  private static BoundingBox readBbox(JsonParser json)
      throws IOException, InvalidEnvelopeException {
    double latMin = Double.NaN;
    double latMax = Double.NaN;
    double lonMin = Double.NaN;
    double lonMax = Double.NaN;
    String field;
    while ((field = JsonFields.next(json)) != null) {
      switch (field) {
        case "lat_min" -> latMin = FIELDS.number(json, field);
        case "lat_max" -> latMax = FIELDS.number(json, field);
        case "lon_min" -> lonMin = FIELDS.number(json, field);
        case "lon_max" -> lonMax = FIELDS.number(json, field);
        default -> json.skipChildren();
      }
    }
    // NaN is infectious: one missing border is enough.
    if (Double.isNaN(latMin + latMax + lonMin + lonMax)) {
      throw new InvalidEnvelopeException("source.bbox lacks one of its four borders");
    }
    return new BoundingBox(latMin, latMax, lonMin, lonMax);
  }

  private static EnvelopeType readType(@Nullable String name) throws InvalidEnvelopeException {
    for (EnvelopeType type : EnvelopeType.values()) {
      if (type.wireName().equals(name)) {
        return type;
      }
    }
    throw new InvalidEnvelopeException("type is neither flight_state nor flight_update");
  }

  private static Source.Mode readMode(@Nullable String name) throws InvalidEnvelopeException {
    for (Source.Mode mode : Source.Mode.values()) {
      if (mode.wireName().equals(name)) {
        return mode;
      }
    }
    throw new InvalidEnvelopeException("source.mode is not live, replay or simulated");
  }

  private static @Nullable Instant readInstant(@Nullable String text)
      throws InvalidEnvelopeException {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidEnvelopeException("produced_at is not a time like 2026-01-02T03:04:05.678Z");
    }
  }

  private static <T> T present(@Nullable T value, String field) throws InvalidEnvelopeException {
    if (value == null) {
      throw new InvalidEnvelopeException(field + " is missing");
    }
    return value;
  }
}
