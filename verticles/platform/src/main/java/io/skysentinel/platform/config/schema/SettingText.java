package io.skysentinel.platform.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a value of the text of a variable or an option, as the schema wants it. */
public final class SettingText {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,30}");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,3})?");

  private SettingText() {}

  /** {@code null}: the text is nothing of that kind. */
  public static @Nullable JsonNode parse(String text, JsonNode schema) {
    JsonNode type = schema.path("type");
    return switch (type.isArray() ? type.get(0).asText() : type.asText()) {
      case "integer" -> whole(text);
      case "number" -> number(text);
      case "boolean" -> bool(text);
      case "array" -> list(text);
      default -> NODES.textNode(text);
    };
  }

  private static @Nullable JsonNode whole(String text) {
    return WHOLE.matcher(text).matches() ? NODES.numberNode(new BigInteger(text)) : null;
  }

  private static @Nullable JsonNode number(String text) {
    JsonNode whole = whole(text);
    return whole == null && DECIMAL.matcher(text).matches()
        ? NODES.numberNode(Double.parseDouble(text))
        : whole;
  }

  private static @Nullable JsonNode bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> NODES.booleanNode(true);
      case "false" -> NODES.booleanNode(false);
      default -> null;
    };
  }

  private static ArrayNode list(String text) {
    ArrayNode list = NODES.arrayNode();
    for (String part : text.split(",", -1)) {
      if (!part.isBlank()) {
        list.add(part.strip());
      }
    }
    return list;
  }
}
