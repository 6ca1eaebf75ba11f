package io.skysentinel.platform.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skysentinel.platform.config.text.ConfigProblem;
import io.skysentinel.platform.config.text.KeyPath;
import io.skysentinel.platform.config.text.Shown;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A configuration in the making: the document, who set what in it, and what is wrong with it. */
public final class ConfigDraft {

  /**
   * Who set a value that the file did not.
   *
   * @param source "environment" or "command line"
   * @param name the variable or the option
   */
  public record Origin(String source, String name) {}

  private final String source;
  private final ConfigSchema schema;
  private final ObjectNode document;
  private final Map<List<String>, Origin> origins = new LinkedHashMap<>();
  private final Set<List<String>> blamed = new LinkedHashSet<>();
  private final Set<ConfigProblem> problems = new LinkedHashSet<>();

  public ConfigDraft(String source, ConfigSchema schema, ObjectNode document) {
    this.source = source;
    this.schema = schema;
    this.document = document;
  }

  /** The document, with every default in its place. */
  public ObjectNode document() {
    return document;
  }

  public Map<List<String>, Origin> origins() {
    return origins;
  }

  public Collection<ConfigProblem> problems() {
    return problems;
  }

  /** The value at a place; missing where there is none. */
  public JsonNode at(List<String> path) {
    return KeyPath.at(document, path);
  }

  /** Sets a value; where the file has something of a wrong kind on the way, that is reported. */
  public void set(List<String> path, JsonNode value, Origin origin) {
    int last = path.size() - 1;
    if (at(path.subList(0, last)) instanceof ObjectNode parent) {
      parent.set(path.get(last), value);
      origins.put(List.copyOf(path), origin);
    }
  }

  public void add(ConfigProblem problem) {
    problems.add(problem);
  }

  /** The value at {@code path} is not what was expected; the first complaint about it counts. */
  public void wrong(List<String> path, String advice) {
    if (!blamed.add(List.copyOf(path))) {
      return;
    }
    String shown = Shown.value(at(path), schema.isSecret(document, path));
    List<String> set = placeSet(path);
    Origin origin = origins.get(set);
    if (origin == null) {
      add(new ConfigProblem(source, KeyPath.shown(path), "is " + shown, advice));
    } else {
      String verb = set.size() == path.size() ? "is " : "contains ";
      add(new ConfigProblem(origin.source(), origin.name(), verb + shown, advice));
    }
  }

  void unknownKey(List<String> parent, String key, String advice) {
    List<String> path = KeyPath.below(parent, key);
    if (blamed.add(path)) {
      add(new ConfigProblem(source, KeyPath.shown(path), "is not a known key", advice));
    }
  }

  /** How a value is named to the user: by its variable where one set it. */
  public String nameOf(List<String> path) {
    Origin origin = origins.get(placeSet(path));
    return origin == null ? path.get(path.size() - 1) : origin.name();
  }

  /** The place, or the one above it, that somebody set after the file; empty where nobody did. */
  private List<String> placeSet(List<String> path) {
    List<String> place = path;
    while (!place.isEmpty() && !origins.containsKey(place)) {
      place = place.subList(0, place.size() - 1);
    }
    return place;
  }
}
