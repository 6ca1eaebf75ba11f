package io.skysentinel.platform.config.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skysentinel.platform.config.text.KeyPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where two documents differ; an entry that only one of them has counts as a whole. */
final class ConfigDiff {

  private ConfigDiff() {}

  static List<List<String>> between(JsonNode old, JsonNode next) {
    List<List<String>> differences = new ArrayList<>();
    compare(old, next, List.of(), differences);
    return differences;
  }

  /**
   * Makes {@code target} like {@code model} at {@code path}, which exists down to its last part.
   */
  static void copy(List<String> path, ObjectNode model, ObjectNode target) {
    JsonNode value = KeyPath.at(model, path);
    if (value.isMissingNode()) {
      parent(target, path).remove(path.get(path.size() - 1));
    } else {
      set(target, path, value.deepCopy());
    }
  }

  /** Puts a value at {@code path}, which exists down to its last part. */
  static void set(ObjectNode target, List<String> path, JsonNode value) {
    parent(target, path).set(path.get(path.size() - 1), value);
  }

  private static ObjectNode parent(ObjectNode target, List<String> path) {
    return (ObjectNode) KeyPath.at(target, path.subList(0, path.size() - 1));
  }

  private static void compare(
      JsonNode old, JsonNode next, List<String> path, List<List<String>> differences) {
    if (old.isObject() && next.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      old.fieldNames().forEachRemaining(names::add);
      next.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        List<String> below = KeyPath.below(path, name);
        compare(old.path(name), next.path(name), below, differences);
      }
    } else if (!same(old, next)) {
      differences.add(path);
    }
  }

  /** 10 and 10.0 are the same number. */
  private static boolean same(JsonNode old, JsonNode next) {
    if (old.isNumber() && next.isNumber()) {
      return old.decimalValue().compareTo(next.decimalValue()) == 0;
    }
    return old.equals(next);
  }
}
