package io.skysentinel.platform.config.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The way from the document down to a value, part by part: logger names have dots of their own. */
public final class KeyPath {

  private KeyPath() {}

  public static List<String> below(List<String> path, String part) {
    List<String> longer = new ArrayList<>(path);
    longer.add(part);
    return List.copyOf(longer);
  }

  /** The value at a place; missing where there is none. */
  public static JsonNode at(JsonNode document, List<String> path) {
    JsonNode here = document;
    for (String part : path) {
      here = here.isArray() ? here.path(Integer.parseInt(part)) : here.path(part);
    }
    return here;
  }

  /** As users write it: {@code feeds.opensky.url}, {@code node.roles[0]}. */
  public static String shown(List<String> path) {
    StringBuilder shown = new StringBuilder();
    for (String part : path) {
      if (!part.isEmpty() && part.chars().allMatch(Character::isDigit)) {
        shown.append('[').append(part).append(']');
      } else {
        shown.append(shown.isEmpty() ? "" : ".").append(part);
      }
    }
    return shown.toString();
  }
}
