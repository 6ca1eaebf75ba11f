package io.skysentinel.core.feed.readsb;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.feed.InvalidValueException;
import io.skysentinel.core.feed.StateChecks;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the value that the parser stands on as the type that its field has; null is unknown. */
final class RowFields {
  private RowFields() {}

  static @Nullable String text(JsonParser json, String field)
      throws IOException, InvalidValueException {
    return switch (json.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> json.getText();
      default -> throw wrong(field, "text");
    };
  }

  /** A name from a data base of aircraft. */
  static @Nullable String label(JsonParser json, String field)
      throws IOException, InvalidValueException {
    String text = text(json, field);
    return text == null ? null : StateChecks.label(field, text);
  }

  static boolean isText(JsonParser json, String expected) throws IOException {
    return json.currentToken() == JsonToken.VALUE_STRING && expected.equals(json.getText());
  }

  /** The number, NaN for null. */
  static double number(JsonParser json, String field) throws IOException, InvalidValueException {
    return switch (json.currentToken()) {
      case VALUE_NULL -> Double.NaN;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> finite(json.getDoubleValue(), field);
      default -> throw wrong(field, "a number");
    };
  }

  /** True, false, 1 or 0; {@code unknown} for null. */
  static boolean flag(JsonParser json, String field, boolean unknown)
      throws IOException, InvalidValueException {
    return switch (json.currentToken()) {
      case VALUE_NULL -> unknown;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue() != 0;
      default -> throw wrong(field, "a flag");
    };
  }

  /** Whether an object begins here; false for null. */
  static boolean object(JsonParser json, String field) throws InvalidValueException {
    return switch (json.currentToken()) {
      case VALUE_NULL -> false;
      case START_OBJECT -> true;
      default -> throw wrong(field, "an object");
    };
  }

  /** Whether the list of names here has {@code name} in it. */
  static boolean lists(JsonParser json, String field, String name)
      throws IOException, InvalidValueException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return false;
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw wrong(field, "a list");
    }
    boolean found = false;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      found |= isText(json, name);
      json.skipChildren();
    }
    return found;
  }

  private static double finite(double value, String field) throws InvalidValueException {
    if (!Double.isFinite(value)) {
      throw new InvalidValueException(RejectReason.NOT_FINITE, field + " is not a finite number");
    }
    return value;
  }

  private static InvalidValueException wrong(String field, String expected) {
    return new InvalidValueException(RejectReason.WRONG_TYPE, field + " is not " + expected);
  }
}
