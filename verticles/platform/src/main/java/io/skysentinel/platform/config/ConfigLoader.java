package io.skysentinel.platform.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a configuration of what there is: the schema's defaults, over them the file, over it the
 * environment, over it the command line. It is valid as a whole, or refused with all its problems.
 */
public final class ConfigLoader {
  private static final String NO_FILE = "configuration";
  private static final ObjectMapper TO_RECORDS =
      JsonMapper.builder()
          // The schema and the records describe the same keys: a key that one lacks is a defect.
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final ConfigSchema schema;
  private final SchemaCheck schemaCheck;
  private final Overlay overlay;

  /**
   * @param environment variables that override keys, as the schema names them
   * @param options dotted key to text, of the command line; {@code node.roles} is called --roles
   */
  public ConfigLoader(Map<String, String> environment, Map<String, String> options) {
    this.schema = ConfigSchema.load();
    this.schemaCheck = new SchemaCheck(schema);
    this.overlay = new Overlay(schema, environment, options);
  }

  /** Loads once; who wants to watch the file keeps a loader. */
  public static LoadedConfig load(@Nullable Path file, Map<String, String> environment)
      throws ConfigException {
    return load(file, environment, Map.of());
  }

  /** Loads once, with options of the command line over all. */
  public static LoadedConfig load(
      @Nullable Path file, Map<String, String> environment, Map<String, String> options)
      throws ConfigException {
    return new ConfigLoader(environment, options).load(file);
  }

  /** The configuration of a file; without one, of the environment alone. */
  public LoadedConfig load(@Nullable Path file) throws ConfigException {
    return file == null
        ? loadDocument(NO_FILE, JsonNodeFactory.instance.objectNode())
        : loadText(file.toString(), ConfigFile.read(file));
  }

  /**
   * The configuration of a document's text.
   *
   * @param source what problems call it
   */
  public LoadedConfig loadText(String source, String text) throws ConfigException {
    return loadDocument(source, DocumentText.parse(source, text));
  }

  private LoadedConfig loadDocument(String source, ObjectNode document) throws ConfigException {
    Draft draft = new Draft(source, schema, document.deepCopy());
    schema.fillDefaults(draft.document());
    overlay.apply(draft, document.has("activeFeeds"));
    schemaCheck.check(draft);
    CrossCheck.check(draft);
    if (!draft.problems().isEmpty()) {
      throw new ConfigException(draft.problems());
    }
    draft.document().remove("$schema");
    Map<List<String>, String> overrides = new LinkedHashMap<>();
    draft.origins().forEach((path, origin) -> overrides.put(path, origin.name()));
    return new LoadedConfig(toRecords(draft.document()), draft.document(), document, overrides);
  }

  ConfigSchema schema() {
    return schema;
  }

  static SkyConfig toRecords(ObjectNode effective) {
    try {
      return TO_RECORDS.treeToValue(effective, SkyConfig.class);
    } catch (JsonProcessingException failure) {
      // The message quotes values, and so perhaps a secret: its kind and place are enough.
      throw new IllegalStateException(
          "schema and records disagree: " + failure.getClass().getSimpleName());
    }
  }
}
