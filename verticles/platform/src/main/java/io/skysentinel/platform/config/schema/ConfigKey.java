package io.skysentinel.platform.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One setting that the schema describes.
 *
 * @param path its key, part by part; a feed's setting stands under the feed's type
 * @param schema its part of the schema, with references filled in
 * @param hot whether it takes effect while running
 */
public record ConfigKey(List<String> path, JsonNode schema, boolean hot) {

  public ConfigKey {
    path = List.copyOf(path);
  }

  public String dotted() {
    return String.join(".", path);
  }

  /** The variable that overrides it; empty if there is none. */
  public String variable() {
    return schema.path("x-env").asText();
  }

  public boolean secret() {
    return schema.path("x-secret").asBoolean();
  }

  /** The variable that names a file with a secret in its place; empty if there is none. */
  public String fileVariable() {
    boolean has = secret() && !variable().isEmpty() && schema.path("x-env-file").asBoolean(true);
    return has ? variable() + "_FILE" : "";
  }

  /** Whether naming it in the environment turns its feed on. */
  public boolean activates() {
    return schema.path("x-env-activates").asBoolean();
  }

  /** Variables of which each value stands for a setting of this key. */
  public Map<String, JsonNode> choices() {
    Map<String, JsonNode> choices = new LinkedHashMap<>();
    schema.path("x-env-choices").properties().forEach(e -> choices.put(e.getKey(), e.getValue()));
    return choices;
  }

  /** Every variable that has to do with it. */
  public List<String> variables() {
    List<String> names = new ArrayList<>();
    if (!variable().isEmpty()) {
      names.add(variable());
    }
    if (!fileVariable().isEmpty()) {
      names.add(fileVariable());
    }
    names.addAll(choices().keySet());
    return names;
  }
}
