package io.skysentinel.platform.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Says in words what the schema wants of a value. */
public final class Expectation {

  private Expectation() {}

  public static String of(JsonNode schema) {
    if (schema.has("x-expected")) {
      return schema.get("x-expected").asText();
    }
    if (schema.has("const")) {
      return schema.get("const").asText();
    }
    if (schema.has("enum")) {
      return oneOf(schema.get("enum"));
    }
    return ofType(schema);
  }

  private static String ofType(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      JsonNode value = schema.deepCopy();
      ((ObjectNode) value).set("type", type.get(0));
      return ofType(value) + " or " + type.get(1).asText();
    }
    return switch (type.asText()) {
      case "integer" -> "a whole number" + range(schema);
      case "number" -> "a number" + range(schema);
      case "boolean" -> "true or false";
      case "string" -> schema.path("minLength").asInt() > 0 ? "a text, not empty" : "a text";
      case "array" -> "a list, each entry " + of(schema.path("items"));
      default -> "an object";
    };
  }

  private static String oneOf(JsonNode choices) {
    List<String> names = new ArrayList<>();
    choices.forEach(choice -> names.add(choice.asText()));
    return names.size() == 1 ? names.get(0) : "one of " + String.join(", ", names);
  }

  private static String range(JsonNode schema) {
    return " from " + plain(schema.path("minimum")) + " to " + plain(schema.path("maximum"));
  }

  private static String plain(JsonNode number) {
    BigDecimal value = number.decimalValue();
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
