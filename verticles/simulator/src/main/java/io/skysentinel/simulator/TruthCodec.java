package io.skysentinel.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** A truth event as one line of JSON, and back. */
public final class TruthCodec {
  private static final JsonFactory JSON = new JsonFactory();

  private TruthCodec() {}

  /** The line, without its end. */
  public static String encode(TruthEvent event) {
    StringWriter text = new StringWriter(200);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("icao24", event.icao24());
      json.writeStringField("callsign", event.callsign());
      json.writeStringField("kind", event.kind().wireName());
      json.writeNumberField("start_unix", millis(event.startUnix()));
      json.writeNumberField("end_unix", millis(event.endUnix()));
      json.writeStringField("detail", event.detail());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The event of a line; fields that it does not know are passed over. */
  public static TruthEvent decode(String line) {
    String icao24 = "";
    String callsign = "";
    String kind = "";
    String detail = "";
    double start = Double.NaN;
    double end = Double.NaN;
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("a truth event is a JSON object, not: " + line);
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "icao24" -> icao24 = json.getText();
          case "callsign" -> callsign = json.getText();
          case "kind" -> kind = json.getText();
          case "detail" -> detail = json.getText();
          case "start_unix" -> start = json.getDoubleValue();
          case "end_unix" -> end = json.getDoubleValue();
          default -> json.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("not a truth event: " + line, e);
    }
    EventKind known = EventKind.valueOf(kind.toUpperCase(Locale.ROOT));
    return new TruthEvent(icao24, callsign, known, start, end, detail);
  }

  /** Milliseconds, and never an exponent: people and small parsers read these files. */
  private static BigDecimal millis(double unix) {
    return BigDecimal.valueOf(unix).setScale(3, RoundingMode.HALF_EVEN);
  }
}
