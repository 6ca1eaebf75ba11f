package io.skysentinel.platform.config.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.skysentinel.platform.config.schema.ConfigDraft;
import io.skysentinel.platform.config.schema.ConfigDraft.Origin;
import io.skysentinel.platform.config.schema.ConfigKey;
import io.skysentinel.platform.config.schema.ConfigSchema;
import io.skysentinel.platform.config.schema.Expectation;
import io.skysentinel.platform.config.schema.SettingText;
import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.platform.config.text.ConfigFile;
import io.skysentinel.platform.config.text.ConfigProblem;
import io.skysentinel.platform.config.text.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays the environment and the command line's options over a document. */
final class Overlay {
  private static final String ENVIRONMENT = "environment";
  private static final String COMMAND_LINE = "command line";
  private static final List<String> ACTIVE_FEEDS = List.of("activeFeeds");

  private final ConfigSchema schema;
  private final Map<String, String> environment;
  private final Map<String, String> options;

  /**
   * @param options dotted key to text; the option is called by the key's last part
   */
  Overlay(ConfigSchema schema, Map<String, String> environment, Map<String, String> options) {
    this.schema = schema;
    this.environment = Map.copyOf(environment);
    this.options = Map.copyOf(options);
  }

  void apply(ConfigDraft draft, boolean fileNamesActiveFeeds) {
    for (ConfigKey key : schema.keys()) {
      key.choices().forEach((variable, choices) -> choose(draft, key, variable, choices));
      String text = variableText(draft, key);
      if (text != null) {
        put(draft, key, text, new Origin(ENVIRONMENT, key.variable()));
      }
      String option = options.get(key.dotted());
      if (option != null) {
        String name = "--" + key.path().get(key.path().size() - 1);
        put(draft, key, option, new Origin(COMMAND_LINE, name));
      }
    }
    if (!fileNamesActiveFeeds && !draft.origins().containsKey(ACTIVE_FEEDS)) {
      activateWhatIsGiven(draft);
    }
  }

  private void choose(ConfigDraft draft, ConfigKey key, String variable, JsonNode choices) {
    String text = given(variable);
    if (text == null) {
      return;
    }
    JsonNode choice = choices.path(text);
    if (choice.isMissingNode()) {
      List<String> names = new ArrayList<>();
      choices.fieldNames().forEachRemaining(names::add);
      String expected = "expected one of " + String.join(", ", names);
      draft.add(new ConfigProblem(ENVIRONMENT, variable, "is " + Shown.text(text), expected));
    } else {
      draft.set(key.path(), choice.deepCopy(), new Origin(ENVIRONMENT, variable));
    }
  }

  private void put(ConfigDraft draft, ConfigKey key, String text, Origin origin) {
    JsonNode value = SettingText.parse(text, key.schema());
    if (value == null) {
      String expected = "expected " + Expectation.of(key.schema());
      String shown = key.secret() ? "***" : Shown.text(text);
      draft.add(new ConfigProblem(origin.source(), origin.name(), "is " + shown, expected));
      return;
    }
    targets(draft, key).forEach(path -> draft.set(path, value.deepCopy(), origin));
  }

  /** A feed's setting goes to every feed of its type, whatever it is called. */
  private static List<List<String>> targets(ConfigDraft draft, ConfigKey key) {
    if (!key.path().get(0).equals("feeds")) {
      return List.of(key.path());
    }
    List<List<String>> targets = new ArrayList<>();
    String type = key.path().get(1);
    draft
        .document()
        .path("feeds")
        .properties()
        .forEach(feed -> {
          if (feed.getValue().path("type").asText().equals(type)) {
            List<String> path = new ArrayList<>(key.path());
            path.set(1, feed.getKey());
            targets.add(path);
          }
        });
    return targets;
  }

  /** Who names a receiver or an account wants no made-up traffic mixed in. */
  private void activateWhatIsGiven(ConfigDraft draft) {
    ArrayNode active = draft.document().arrayNode();
    for (ConfigKey key : schema.keys()) {
      if (key.activates() && given(key.variable()) != null) {
        active.add(key.path().get(1));
      }
    }
    if (!active.isEmpty()) {
      draft.document().set("activeFeeds", active);
    }
  }

  private @Nullable String variableText(ConfigDraft draft, ConfigKey key) {
    String text = given(key.variable());
    String variable = key.fileVariable();
    String file = variable.isEmpty() ? null : given(variable);
    if (file == null) {
      return text;
    }
    if (text != null) {
      String advice = "expected only one of the two";
      draft.add(
          new ConfigProblem(ENVIRONMENT, variable, "is set beside " + key.variable(), advice));
      return null;
    }
    try {
      return ConfigFile.read(Path.of(file)).strip();
    } catch (ConfigException failure) {
      String advice = failure.problems().get(0).finding();
      draft.add(new ConfigProblem(ENVIRONMENT, variable, "is " + Shown.text(file), advice));
      return null;
    }
  }

  /** An empty variable counts as none: that is how compose files pass on what is not set. */
  private @Nullable String given(String variable) {
    String text = environment.get(variable);
    return text == null || text.isBlank() ? null : text.strip();
  }
}
