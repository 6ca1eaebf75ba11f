package io.skysentinel.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.skysentinel.core.contract.FlightState;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value that the parser stands on as the type that its field has; null is unknown.
 *
 * @param <E> what is thrown where the value has another type
 */
public final class JsonFields<E extends Exception> {
  private final Function<String, E> wrong;
  private final Function<String, E> notFinite;

  /**
   * A reader that complains in its own way.
   *
   * @param wrong is given what is wrong with a value, in words
   * @param notFinite is given the field whose number is too large, or none
   */
  public JsonFields(Function<String, E> wrong, Function<String, E> notFinite) {
    this.wrong = wrong;
    this.notFinite = notFinite;
  }

  public @Nullable String text(JsonParser json, String field) throws IOException, E {
    return switch (json.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> json.getText();
      default -> throw wrong(field, "text");
    };
  }

  /** The number, NaN for null. */
  public double number(JsonParser json, String field) throws IOException, E {
    return switch (json.currentToken()) {
      case VALUE_NULL -> Double.NaN;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> finite(json.getDoubleValue(), field);
      default -> throw wrong(field, "a number");
    };
  }

  /** The whole number, which may be spelt 3.0; {@link FlightState#UNKNOWN} for null. */
  public int code(JsonParser json, String field) throws IOException, E {
    double value = number(json, field);
    if (Double.isNaN(value)) {
      return FlightState.UNKNOWN;
    }
    if (value != (int) value) {
      throw wrong(field, "a whole number");
    }
    return (int) value;
  }

  /** The truth, false for null. */
  public boolean flag(JsonParser json, String field) throws E {
    return switch (json.currentToken()) {
      case VALUE_NULL, VALUE_FALSE -> false;
      case VALUE_TRUE -> true;
      default -> throw wrong(field, "true or false");
    };
  }

  /** Whether an object begins here; false for null. */
  public boolean object(JsonParser json, String field) throws E {
    return switch (json.currentToken()) {
      case VALUE_NULL -> false;
      case START_OBJECT -> true;
      default -> throw wrong(field, "an object");
    };
  }

  /** What to throw at a value that is not what was expected. */
  public E wrong(String field, String expected) {
    return wrong.apply(field + " is not " + expected);
  }

  /** Steps to the value of the next field and names the field; {@code null} at the object's end. */
  public static @Nullable String next(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.FIELD_NAME) {
      return null;
    }
    String field = json.currentName();
    json.nextToken();
    return field;
  }

  private double finite(double value, String field) throws E {
    if (!Double.isFinite(value)) {
      throw notFinite.apply(field);
    }
    return value;
  }
}
