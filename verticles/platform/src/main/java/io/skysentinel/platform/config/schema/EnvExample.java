package io.skysentinel.platform.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes .env.example, from the schema: every variable, with a word on it and its default. */
public final class EnvExample {
  private static final String HEAD =
      """
      # Copied to .env beside the README, this file sets what the environment leaves open: scripts/run reads it,
      # and so does docker compose. Each line is NAME=VALUE; nothing in it is run. Made by scripts/config-docs.
      """;

  private static final int WIDTH = 118;

  private EnvExample() {}

  /** Rewrites the file that the only argument names. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), text());
  }

  static String text() {
    Map<String, String> lines = new LinkedHashMap<>();
    for (ConfigKey key : ConfigSchema.load().keys()) {
      for (String name : key.variables()) {
        lines.putIfAbsent(name, comment(key, name) + "#" + name + "=" + value(key, name) + "\n");
      }
    }
    return HEAD + lines.values().stream().map(each -> "\n" + each).collect(Collectors.joining());
  }

  private static String comment(ConfigKey key, String name) {
    String words = key.schema().path("description").asText();
    if (name.equals(key.fileVariable())) {
      return wrapped("A file with the value of %s, in its place.".formatted(key.variable()));
    }
    return wrapped(words + " (" + key.dotted() + ")");
  }

  private static String value(ConfigKey key, String name) {
    JsonNode standard = key.schema().path("default");
    if (!name.equals(key.variable()) || standard.isNull()) {
      return "";
    }
    return standard.isArray()
        ? StreamSupport.stream(standard.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(","))
        : standard.asText();
  }

  private static String wrapped(String text) {
    StringBuilder out = new StringBuilder();
    StringBuilder line = new StringBuilder("#");
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() >= WIDTH) {
        out.append(line).append('\n');
        line = new StringBuilder("#");
      }
      line.append(' ').append(word);
    }
    return out.append(line).append('\n').toString();
  }
}
