package io.skysentinel.detector.stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.skysentinel.core.json.JsonFactories;
import io.skysentinel.core.json.JsonFields;
import io.skysentinel.core.wire.InvalidMessageException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A processed update as the log has it, and what a filter asks of it.
 *
 * @param icao24 null where it is not told
 * @param altitudeFt {@code NaN} where it is not known, as are latitude and longitude
 */
record ProcessedRow(
    byte[] json,
    @Nullable String icao24,
    double latitude,
    double longitude,
    double altitudeFt,
    boolean isAnomaly) {
  private static final double FEET_PER_METRE = 1 / 0.3048;

  private static final JsonFields<InvalidMessageException> FIELDS =
      new JsonFields<>(
          InvalidMessageException::new,
          field -> new InvalidMessageException(field + " is not finite"));

  static ProcessedRow of(byte @Nullable [] json) throws InvalidMessageException {
    if (json == null) {
      throw new InvalidMessageException("a processed update is empty");
    }
    try (JsonParser parser = JsonFactories.OURS.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new InvalidMessageException("a processed update is not a JSON object");
      }
      String icao24 = null;
      double latitude = Double.NaN;
      double longitude = Double.NaN;
      double altitudeM = Double.NaN;
      boolean isAnomaly = false;
      for (String field = JsonFields.next(parser); field != null; field = JsonFields.next(parser)) {
        switch (field) {
          case "icao24" -> icao24 = FIELDS.text(parser, field);
          case "latitude" -> latitude = FIELDS.number(parser, field);
          case "longitude" -> longitude = FIELDS.number(parser, field);
          case "baro_altitude" -> altitudeM = FIELDS.number(parser, field);
          case "is_anomaly" -> isAnomaly = FIELDS.flag(parser, field);
          default -> parser.skipChildren();
        }
      }
      return new ProcessedRow(
          json, icao24, latitude, longitude, altitudeM * FEET_PER_METRE, isAnomaly);
    } catch (IOException e) {
      throw new InvalidMessageException("not valid JSON: " + e.getMessage());
    }
  }
}
