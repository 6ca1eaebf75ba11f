package io.skysentinel.standalone.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;

/** The checkout that the tests run in, and what its files say. */
public final class Repository {
  static final Path ROOT = root(Path.of("").toAbsolutePath());

  private Repository() {}

  private static Path root(Path from) {
    Path dir = from;
    while (!Files.exists(dir.resolve("docker-compose.yml"))) {
      dir = dir.getParent();
    }
    return dir;
  }

  public static Path file(String name) {
    return ROOT.resolve(name);
  }

  /** With what is written once for several services put where it belongs. */
  public static JsonNode compose() throws IOException {
    Object merged = new Yaml().load(Files.readString(file("docker-compose.yml")));
    return new ObjectMapper().valueToTree(merged);
  }

  /** Every environment variable that the configuration knows. */
  static Set<String> knownVariables() throws IOException {
    Set<String> names = new TreeSet<>();
    collect(schema(), names);
    return names;
  }

  /** Every role that a node can have. */
  static Set<String> knownRoles() throws IOException {
    Set<String> names = new TreeSet<>();
    schema()
        .at("/properties/node/properties/roles/items/enum")
        .forEach(role -> names.add(role.textValue()));
    return names;
  }

  private static JsonNode schema() throws IOException {
    return new ObjectMapper().readTree(file("conf/skysentinel.schema.json").toFile());
  }

  private static void collect(JsonNode node, Set<String> names) {
    if (node.path("x-env").isTextual()) {
      names.add(node.get("x-env").textValue());
    }
    node.path("x-env-choices").fieldNames().forEachRemaining(names::add);
    node.forEach(child -> collect(child, names));
  }
}
