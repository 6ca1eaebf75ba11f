package io.skysentinel.platform.config.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skysentinel.platform.config.AuthConfig;
import io.skysentinel.platform.config.ClusterConfig;
import io.skysentinel.platform.config.ConfigPart;
import io.skysentinel.platform.config.HttpConfig;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.LimitsConfig;
import io.skysentinel.platform.config.LoggingConfig;
import io.skysentinel.platform.config.NodeConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.config.TlsConfig;
import io.skysentinel.platform.config.schema.ConfigDraft;
import io.skysentinel.platform.config.schema.ConfigSchema;
import io.skysentinel.platform.config.schema.SchemaCheck;
import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.platform.config.text.ConfigFile;
import io.skysentinel.platform.config.text.DocumentText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a configuration of what there is: the schema's defaults, over them the file, over it the
 * environment, over it the command line. It is valid as a whole, or refused with all its problems.
 */
public final class ConfigLoader {
  private static final String NO_FILE = "configuration";

  /** What every node reads, whatever its roles are. */
  private static final List<ConfigPart<?>> OF_ALL =
      List.of(
          NodeConfig.PART,
          HttpConfig.PART,
          AuthConfig.PART,
          TlsConfig.PART,
          LimitsConfig.PART,
          KafkaConfig.PART,
          ClusterConfig.PART,
          LoggingConfig.PART);

  private final List<ConfigPart<?>> parts;
  private final ConfigSchema schema;
  private final SchemaCheck schemaCheck;
  private final Overlay overlay;

  /**
   * @param roles the parts of the roles that there are
   * @param environment variables that override keys, as the schema names them
   * @param options dotted key to text, of the command line; {@code node.roles} is called --roles
   */
  public ConfigLoader(
      List<ConfigPart<?>> roles, Map<String, String> environment, Map<String, String> options) {
    this.parts = Stream.concat(OF_ALL.stream(), roles.stream()).toList();
    this.schema = ConfigSchema.load();
    this.schemaCheck = new SchemaCheck(schema);
    this.overlay = new Overlay(schema, environment, options);
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
    ConfigDraft draft = new ConfigDraft(source, schema, document.deepCopy());
    schema.fillDefaults(draft.document());
    overlay.apply(draft, document.has("activeFeeds"));
    schemaCheck.check(draft);
    parts.forEach(part -> part.crossCheck().check(draft));
    if (!draft.problems().isEmpty()) {
      throw new ConfigException(draft.problems());
    }
    draft.document().remove("$schema");
    Map<List<String>, String> overrides = new LinkedHashMap<>();
    draft.origins().forEach((path, origin) -> overrides.put(path, origin.name()));
    return new LoadedConfig(read(draft.document()), draft.document(), document, overrides);
  }

  public ConfigSchema schema() {
    return schema;
  }

  /** All parts are read at once: what does not fit shows before anything is opened. */
  public SkyConfig read(ObjectNode effective) {
    SkyConfig config = new SkyConfig(effective);
    parts.forEach(config::get);
    return config;
  }
}
