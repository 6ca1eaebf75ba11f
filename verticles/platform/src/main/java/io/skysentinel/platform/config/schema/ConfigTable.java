package io.skysentinel.platform.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the table of all keys in docs/configuration.md, from the schema. */
public final class ConfigTable {
  static final String BEGIN = "<!-- keys: made by scripts/config-docs; do not edit by hand -->";
  static final String END = "<!-- keys: end -->";

  private static final String HEAD =
      """
      | key | values | default | variable | while running | meaning |
      | --- | --- | --- | --- | --- | --- |
      """;

  private ConfigTable() {}

  /** Rewrites the page that the only argument names. */
  public static void main(String[] arguments) throws IOException {
    Path page = Path.of(arguments[0]);
    Files.writeString(page, inPage(Files.readString(page)));
  }

  /** The page with its table as it should be now. */
  static String inPage(String page) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("the page has no place for the table: " + BEGIN);
    }
    return page.substring(0, begin + BEGIN.length()) + "\n" + tables() + page.substring(end);
  }

  /** A table for each section; feeds have one for each kind. */
  private static String tables() {
    return ConfigSchema.load().keys().stream()
        .collect(
            Collectors.groupingBy(ConfigTable::section, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(section -> table(section.getKey(), section.getValue()))
        .collect(Collectors.joining("\n", "\n", "\n"));
  }

  private static String section(ConfigKey key) {
    return key.path().get(0).equals("feeds") ? "feeds." + key.path().get(1) : key.path().get(0);
  }

  private static String table(String section, List<ConfigKey> keys) {
    String rows = keys.stream().map(ConfigTable::row).collect(Collectors.joining());
    return "### " + section + "\n\n" + HEAD + rows;
  }

  private static String row(ConfigKey key) {
    return List.of(
            code(key.dotted()),
            escaped(Expectation.of(key.schema())),
            defaultOf(key.schema()),
            key.variables().stream().map(ConfigTable::code).collect(Collectors.joining(", ")),
            key.hot() ? "yes" : "restart",
            escaped(key.schema().path("description").asText()))
        .stream()
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String defaultOf(JsonNode schema) {
    return code(schema.get("default").toString());
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|");
  }
}
