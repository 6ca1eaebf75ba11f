package io.skysentinel.platform.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skysentinel.platform.config.text.KeyPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The schema as we read it: references filled in, and our own annotations within reach. */
public final class ConfigSchema {
  private static final String RESOURCE = "/skysentinel.schema.json";
  private static final String FEEDS = "feeds";

  private final JsonNode raw;
  private final JsonNode root;
  private final List<ConfigKey> keys = new ArrayList<>();

  private ConfigSchema(JsonNode raw) {
    this.raw = raw;
    this.root = expand(raw);
    collect(root, List.of(), false);
  }

  public static ConfigSchema load() {
    try (InputStream in =
        Objects.requireNonNull(ConfigSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return new ConfigSchema(new ObjectMapper().readTree(in));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The document as it stands in the file, for a validator. */
  JsonNode raw() {
    return raw;
  }

  /** Every setting, in the order of the schema; feeds once for each kind. */
  public List<ConfigKey> keys() {
    return List.copyOf(keys);
  }

  /** What describes the value at {@code path}; a feed's type decides for what is below it. */
  @Nullable JsonNode at(JsonNode document, List<String> path) {
    JsonNode here = root;
    for (int depth = 0; depth < path.size(); depth++) {
      JsonNode below = below(here, path.get(depth));
      if (depth == 1 && path.get(0).equals(FEEDS) && !isNamedAfterKind(path.get(1))) {
        JsonNode kind = kind(document.path(FEEDS).path(path.get(1)));
        below = kind.isObject() ? kind : below;
      }
      if (!below.isObject()) {
        return null;
      }
      here = below;
    }
    return here;
  }

  public boolean isHot(List<String> path) {
    JsonNode here = root;
    boolean hot = false;
    for (String part : path) {
      here = below(here, part);
      hot = hot || here.path("x-hot").asBoolean();
    }
    return hot;
  }

  /**
   * Whether it says where a node reads, writes or connects, or whom it lets in: nobody but a node
   * that has proved to be one may tell another so.
   */
  public boolean isGuarded(JsonNode document, List<String> path) {
    JsonNode schema = at(document, path);
    return schema != null && schema.path("x-guarded").asBoolean();
  }

  public boolean isSecret(JsonNode document, List<String> path) {
    JsonNode schema = at(document, path);
    return schema != null && schema.path("x-secret").asBoolean();
  }

  /** Puts every default where the document says nothing; what is of a wrong kind stays wrong. */
  public void fillDefaults(ObjectNode document) {
    fill(document, root);
    document
        .path(FEEDS)
        .properties()
        .forEach(feed -> {
          if (feed.getValue() instanceof ObjectNode settings && !isNamedAfterKind(feed.getKey())) {
            fill(settings, kind(settings));
          }
        });
  }

  private static void fill(ObjectNode target, JsonNode schema) {
    schema
        .path("properties")
        .properties()
        .forEach(property -> {
          String name = property.getKey();
          JsonNode described = property.getValue();
          if (!target.has(name)) {
            if (described.has("default")) {
              target.set(name, described.get("default").deepCopy());
            } else if (described.has("properties")) {
              target.putObject(name);
            }
          }
          if (target.get(name) instanceof ObjectNode below) {
            fill(below, described);
          }
        });
  }

  private boolean isNamedAfterKind(String feed) {
    return root.path("properties").path(FEEDS).path("properties").has(feed);
  }

  /** The schema of a feed's kind; missing where the kind is not known. */
  private JsonNode kind(JsonNode feed) {
    String type = feed.path("type").asText();
    return root.path("properties").path(FEEDS).path("properties").path(type);
  }

  private static JsonNode below(JsonNode schema, String part) {
    JsonNode named = schema.path("properties").path(part);
    if (!named.isMissingNode()) {
      return named;
    }
    JsonNode items = schema.path("items");
    return items.isMissingNode() ? schema.path("additionalProperties") : items;
  }

  private void collect(JsonNode schema, List<String> path, boolean hotAbove) {
    boolean hot = hotAbove || schema.path("x-hot").asBoolean();
    if (schema.has("properties")) {
      schema
          .path("properties")
          .properties()
          .forEach(property ->
              collect(property.getValue(), KeyPath.below(path, property.getKey()), hot));
    } else if (schema.has("default")) {
      keys.add(new ConfigKey(path, schema, hot));
    }
  }

  /** A reference and what stands beside it become one: the neighbour wins. */
  private JsonNode expand(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode expanded = object.objectNode();
    if (object.has("$ref") && object.get("$ref").isTextual()) {
      expanded.setAll((ObjectNode) expand(raw.at(object.get("$ref").asText().substring(1))));
    }
    object
        .properties()
        .forEach(field -> {
          if (!field.getKey().equals("$ref") && !field.getKey().equals("$defs")) {
            expanded.set(field.getKey(), expand(field.getValue()));
          }
        });
    return expanded;
  }
}
