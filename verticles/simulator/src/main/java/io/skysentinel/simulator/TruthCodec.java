package io.skysentinel.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A truth event as one line of JSON. */
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

  /** Milliseconds, and never an exponent: people and small parsers read these files. */
  private static BigDecimal millis(double unix) {
    return BigDecimal.valueOf(unix).setScale(3, RoundingMode.HALF_EVEN);
  }
}
