package io.skysentinel.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A configuration in the making: the document, who set what in it, and what is wrong with it. */
public final class ConfigDraft {

  /**
   * Who set a value that the file did not.
   *
   * @param source "environment" or "command line"
   * @param name the variable or the option
   */
  record Origin(String source, String name) {}

  private final String source;
  private final ConfigSchema schema;
  private final ObjectNode document;
  private final Map<List<String>, Origin> origins = new LinkedHashMap<>();
  private final Set<List<String>> blamed = new LinkedHashSet<>();
  private final Set<ConfigProblem> problems = new LinkedHashSet<>();

  ConfigDraft(String source, ConfigSchema schema, ObjectNode document) {
    this.source = source;
    this.schema = schema;
    this.document = document;
  }

  /** The document, with every default in its place. */
  public ObjectNode document() {
    return document;
  }

  Map<List<String>, Origin> origins() {
    return origins;
  }

  Collection<ConfigProblem> problems() {
    return problems;
  }

  /** The value at a place; missing where there is none. */
  public JsonNode at(List<String> path) {
    JsonNode here = document;
    for (String part : path) {
      here = here.isArray() ? here.path(Integer.parseInt(part)) : here.path(part);
    }
    return here;
  }

  /** Sets a value; where the file has something of a wrong kind on the way, that is reported. */
  void set(List<String> path, JsonNode value, Origin origin) {
    int last = path.size() - 1;
    if (at(path.subList(0, last)) instanceof ObjectNode parent) {
      parent.set(path.get(last), value);
      origins.put(List.copyOf(path), origin);
    }
  }

  void add(ConfigProblem problem) {
    problems.add(problem);
  }

  /** The value at {@code path} is not what was expected; the first complaint about it counts. */
  public void wrong(List<String> path, String advice) {
    if (!blamed.add(List.copyOf(path))) {
      return;
    }
    List<String> set = originOf(path);
    JsonNode value = at(path);
    String shown = Shown.value(value, schema.isSecret(document, path));
    if (set == null) {
      add(new ConfigProblem(source, KeyPath.shown(path), "is " + shown, advice));
    } else {
      Origin origin = originAt(set);
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
    List<String> set = originOf(path);
    return set == null ? path.get(path.size() - 1) : originAt(set).name();
  }

  private Origin originAt(List<String> path) {
    Origin origin = origins.get(path);
    if (origin == null) {
      throw new IllegalStateException("nothing set " + path);
    }
    return origin;
  }

  private @Nullable List<String> originOf(List<String> path) {
    for (int length = path.size(); length > 0; length--) {
      List<String> above = path.subList(0, length);
      if (origins.containsKey(above)) {
        return above;
      }
    }
    return null;
  }
}
