package io.skysentinel.core.detect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.skysentinel.core.json.JsonFactories;
import io.skysentinel.core.json.JsonFields;
import io.skysentinel.core.wire.InvalidMessageException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads events as the log has them; members that it does not know are passed over. */
public final class AnomalyReader {
  private static final JsonFields<InvalidMessageException> FIELDS =
      new JsonFields<>(
          InvalidMessageException::new,
          field -> new InvalidMessageException(field + " is not finite"));

  private @Nullable String id;
  private @Nullable EventPhase phase;
  private @Nullable AnomalyKind kind;
  private @Nullable Severity severity;
  private double confidence = Double.NaN;
  private @Nullable String icao24;
  private @Nullable String callsign;
  private double tStart = Double.NaN;
  private double tReported = Double.NaN;
  private double tEnd = Double.NaN;
  private double lat = Double.NaN;
  private double lon = Double.NaN;
  private double altitudeM = Double.NaN;
  private final List<Evidence> evidence = new ArrayList<>();
  private String text = "";
  private long producedAtMs;

  private AnomalyReader() {}

  /** The event, or an exception that says in words why the bytes are none. */
  public static AnomalyEvent read(byte @Nullable [] json) throws InvalidMessageException {
    if (json == null) {
      throw new InvalidMessageException("an anomaly is empty");
    }
    try (JsonParser parser = JsonFactories.OURS.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new InvalidMessageException("an anomaly is not a JSON object");
      }
      AnomalyReader reader = new AnomalyReader();
      for (String field = JsonFields.next(parser); field != null; field = JsonFields.next(parser)) {
        reader.field(parser, field);
      }
      return reader.event();
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new InvalidMessageException("an anomaly cannot be read: " + e.getMessage());
    }
  }

  private void field(JsonParser json, String field) throws IOException, InvalidMessageException {
    switch (field) {
      case "id" -> id = FIELDS.text(json, field);
      case "phase" -> phase = EventPhase.valueOf(capitals(json, field));
      case "kind" -> kind = AnomalyKind.valueOf(capitals(json, field));
      case "severity" -> severity = Severity.valueOf(capitals(json, field));
      case "confidence" -> confidence = FIELDS.number(json, field);
      case "icao24" -> icao24 = FIELDS.text(json, field);
      case "callsign" -> callsign = FIELDS.text(json, field);
      case "t_start" -> tStart = FIELDS.number(json, field);
      case "t_reported" -> tReported = FIELDS.number(json, field);
      case "t_end" -> tEnd = FIELDS.number(json, field);
      case "position" -> position(json, field);
      case "altitude_m" -> altitudeM = FIELDS.number(json, field);
      case "evidence" -> evidence(json, field);
      case "text" -> text = present(FIELDS.text(json, field), field);
      case "produced_at" ->
          producedAtMs = Instant.parse(present(FIELDS.text(json, field), field)).toEpochMilli();
      default -> json.skipChildren();
    }
  }

  private void position(JsonParser json, String field) throws IOException, InvalidMessageException {
    if (!FIELDS.object(json, field)) {
      return;
    }
    for (String part = JsonFields.next(json); part != null; part = JsonFields.next(json)) {
      switch (part) {
        case "lat" -> lat = FIELDS.number(json, part);
        case "lon" -> lon = FIELDS.number(json, part);
        default -> json.skipChildren();
      }
    }
  }

  private void evidence(JsonParser json, String field) throws IOException, InvalidMessageException {
    if (!FIELDS.object(json, field)) {
      return;
    }
    for (String name = JsonFields.next(json); name != null; name = JsonFields.next(json)) {
      evidence.add(
          json.currentToken() == JsonToken.VALUE_STRING
              ? Evidence.of(name, json.getText())
              : new Evidence(name, FIELDS.number(json, name), null));
    }
  }

  private AnomalyEvent event() throws InvalidMessageException {
    return new AnomalyEvent(
        present(id, "id"),
        present(phase, "phase"),
        present(kind, "kind"),
        present(severity, "severity"),
        confidence,
        present(icao24, "icao24"),
        callsign,
        tStart,
        tReported,
        tEnd,
        lat,
        lon,
        altitudeM,
        evidence,
        text,
        producedAtMs);
  }

  private static String capitals(JsonParser json, String field)
      throws IOException, InvalidMessageException {
    return present(FIELDS.text(json, field), field).toUpperCase(Locale.ROOT);
  }

  private static <T> T present(@Nullable T value, String field) throws InvalidMessageException {
    if (value == null) {
      throw new InvalidMessageException(field + " is missing");
    }
    return value;
  }
}
