package io.skysentinel.platform.config.text;

import com.fasterxml.jackson.databind.JsonNode;

/** How values are shown in messages: short, and never a secret. */
public final class Shown {
  private static final int LONGEST = 80;
  private static final String MASK = "***";

  private Shown() {}

  public static String value(JsonNode value, boolean secret) {
    if (value.isContainerNode() || value.isMissingNode()) {
      return kind(value);
    }
    if (secret && !value.isNull() && !value.asText().isEmpty()) {
      return MASK;
    }
    return value.isTextual() ? text(value.asText()) : shortened(value.toString());
  }

  public static String text(String text) {
    return '"' + shortened(withoutPassword(text)) + '"';
  }

  /** What a value is, without saying what is in it. */
  static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> value.isEmpty() ? "an empty object" : "an object";
      case ARRAY -> value.isEmpty() ? "an empty list" : "a list";
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case MISSING -> "not there";
      default -> "null";
    };
  }

  /** An address may carry {@code user:password@}. */
  private static String withoutPassword(String text) {
    return text.replaceAll("//[^/@\\s]*@", "//" + MASK + "@");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
