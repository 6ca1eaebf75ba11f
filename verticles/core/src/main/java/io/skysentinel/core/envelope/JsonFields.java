package io.skysentinel.core.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.skysentinel.core.contract.FlightState;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the value that the parser stands on as the type that its field has. */
final class JsonFields {
  private JsonFields() {}

  static @Nullable String text(JsonParser json, String field)
      throws IOException, InvalidEnvelopeException {
    return switch (json.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> json.getText();
      default -> throw wrong(field, "text");
    };
  }

  /** The number, NaN for null. */
  static double number(JsonParser json, String field) throws IOException, InvalidEnvelopeException {
    return switch (json.currentToken()) {
      case VALUE_NULL -> Double.NaN;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> finite(json.getDoubleValue(), field);
      default -> throw wrong(field, "a number");
    };
  }

  /** The whole number, which may be spelt 3.0; {@link FlightState#UNKNOWN} for null. */
  static int code(JsonParser json, String field) throws IOException, InvalidEnvelopeException {
    double value = number(json, field);
    if (Double.isNaN(value)) {
      return FlightState.UNKNOWN;
    }
    if (value != (int) value) {
      throw wrong(field, "a whole number");
    }
    return (int) value;
  }

  static boolean flag(JsonParser json, String field) throws InvalidEnvelopeException {
    return switch (json.currentToken()) {
      case VALUE_NULL, VALUE_FALSE -> false;
      case VALUE_TRUE -> true;
      default -> throw wrong(field, "true or false");
    };
  }

  /** Whether an object begins here; false for null. */
  static boolean object(JsonParser json, String field) throws InvalidEnvelopeException {
    return switch (json.currentToken()) {
      case VALUE_NULL -> false;
      case START_OBJECT -> true;
      default -> throw wrong(field, "an object");
    };
  }

  /** Steps to the value of the next field and names the field; {@code null} at the object's end. */
  static @Nullable String next(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.FIELD_NAME) {
      return null;
    }
    String field = json.currentName();
    json.nextToken();
    return field;
  }

  private static double finite(double value, String field) throws InvalidEnvelopeException {
    if (!Double.isFinite(value)) {
      throw wrong(field, "a number that can be stored");
    }
    return value;
  }

  private static InvalidEnvelopeException wrong(String field, String expected) {
    return new InvalidEnvelopeException(field + " is not " + expected);
  }
}
