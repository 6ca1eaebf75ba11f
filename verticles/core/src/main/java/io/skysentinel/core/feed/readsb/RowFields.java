package io.skysentinel.core.feed.readsb;

import static io.skysentinel.core.feed.InvalidValueException.FIELDS;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.skysentinel.core.feed.InvalidValueException;
import io.skysentinel.core.feed.StateChecks;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the values that only rows of readsb have. */
final class RowFields {
  /** Less {@code none} and {@code reserved}, which say nothing. */
  private static final Set<String> EMERGENCIES =
      Set.of("general", "lifeguard", "minfuel", "nordo", "unlawful", "downed");

  private RowFields() {}

  /** A name from a data base of aircraft. */
  static @Nullable String label(JsonParser json, String field)
      throws IOException, InvalidValueException {
    String text = FIELDS.text(json, field);
    return text == null ? null : StateChecks.label(field, text);
  }

  /** What an aircraft declares; {@code null} for nothing, and for what is no word of readsb's. */
  static @Nullable String emergency(JsonParser json, String field)
      throws IOException, InvalidValueException {
    String text = FIELDS.text(json, field);
    return text == null || !EMERGENCIES.contains(text) ? null : text;
  }

  static boolean isText(JsonParser json, String expected) throws IOException {
    return json.currentToken() == JsonToken.VALUE_STRING && expected.equals(json.getText());
  }

  /** True, false, 1 or 0; {@code unknown} for null. */
  static boolean flag(JsonParser json, String field, boolean unknown)
      throws IOException, InvalidValueException {
    return switch (json.currentToken()) {
      case VALUE_NULL -> unknown;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue() != 0;
      default -> throw FIELDS.wrong(field, "a flag");
    };
  }

  /** Whether the list of names here has {@code name} in it. */
  static boolean lists(JsonParser json, String field, String name)
      throws IOException, InvalidValueException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return false;
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw FIELDS.wrong(field, "a list");
    }
    boolean found = false;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      found |= isText(json, name);
      json.skipChildren();
    }
    return found;
  }
}
