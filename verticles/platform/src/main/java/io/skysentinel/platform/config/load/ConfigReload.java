package io.skysentinel.platform.config.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skysentinel.core.contract.ConfigChange;
import io.skysentinel.platform.config.schema.ConfigKey;
import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.platform.config.text.KeyPath;
import io.skysentinel.platform.config.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The configuration in force, and what becomes of it when a new document arrives: keys that may
 * change while running are taken, the others keep their values until a restart. Documents may
 * arrive on any thread.
 */
public final class ConfigReload {
  /** In place of a secret, and as long as any has to be. */
  private static final String WITHHELD = "*".repeat(64);

  private final ConfigLoader loader;
  private LoadedConfig running;

  /** Said once, not again with every save. */
  private List<String> ignoredBefore = List.of();

  /**
   * @param running as {@code loader} loaded it
   */
  public ConfigReload(ConfigLoader loader, LoadedConfig running) {
    this.loader = loader;
    this.running = running;
  }

  /** What is in force. */
  public synchronized LoadedConfig running() {
    return running;
  }

  /**
   * Takes the text of this node's own file; nothing comes of a text that means the same.
   *
   * @param source what problems call it
   * @throws ConfigException if it cannot be used; what was in force stays
   */
  public synchronized Optional<ConfigUpdate> adoptFile(String source, String text)
      throws ConfigException {
    LoadedConfig wanted = loader.loadText(source, text);
    List<String> ignored = ignored(wanted);
    List<String> news = ignored.stream().filter(line -> !ignoredBefore.contains(line)).toList();
    ignoredBefore = ignored;
    return adopt(wanted, wanted.document(), news);
  }

  /**
   * Takes what another node's file says. Nodes differ in what cannot change while running, and so
   * nothing is said about that.
   */
  public synchronized Optional<ConfigUpdate> adoptPeers(ConfigChange change)
      throws ConfigException {
    String source = "configuration of node " + change.origin();
    return adopt(loader.loadText(source, change.document()), running.document(), List.of());
  }

  /**
   * This node's file as its peers are told of it. Secrets that they could not put in force anyway
   * stay here; that there is one is to be seen, or the document would not be valid.
   */
  public synchronized String forPeers() {
    ObjectNode told = running.document().deepCopy();
    for (ConfigKey key : loader.schema().keys()) {
      JsonNode value = KeyPath.at(told, key.path());
      if (key.secret() && !key.hot() && !value.asText().isEmpty()) {
        ConfigDiff.set(told, key.path(), told.textNode(WITHHELD));
      }
    }
    return told.toString();
  }

  private Optional<ConfigUpdate> adopt(
      LoadedConfig wanted, ObjectNode document, List<String> ignored) {
    ObjectNode effective = running.effective().deepCopy();
    List<String> changed = new ArrayList<>();
    for (List<String> path : ConfigDiff.between(effective, wanted.effective())) {
      if (loader.schema().isHot(path)) {
        ConfigDiff.copy(path, wanted.effective(), effective);
        changed.add(KeyPath.shown(path));
      }
    }
    running = new LoadedConfig(loader.read(effective), effective, document, wanted.overrides());
    return changed.isEmpty() && ignored.isEmpty()
        ? Optional.empty()
        : Optional.of(new ConfigUpdate(running, changed, ignored));
  }

  private List<String> ignored(LoadedConfig wanted) {
    List<String> lines = new ArrayList<>();
    for (List<String> path : ConfigDiff.between(running.effective(), wanted.effective())) {
      if (!loader.schema().isHot(path)) {
        lines.add(
            "%s cannot change while running (%s stays until a restart; the file says %s)"
                .formatted(
                    KeyPath.shown(path),
                    shown(running.effective(), path),
                    shown(wanted.effective(), path)));
      }
    }
    wanted
        .overrides()
        .forEach((path, by) -> {
          if (overruled(wanted, path)) {
            lines.add(
                "%s is set by %s (%s stays; the file says %s)"
                    .formatted(
                        KeyPath.shown(path),
                        by,
                        shown(wanted.effective(), path),
                        shown(wanted.document(), path)));
          }
        });
    return lines;
  }

  /** Whether the file was changed where the environment or the command line has the last word. */
  private boolean overruled(LoadedConfig wanted, List<String> path) {
    JsonNode written = KeyPath.at(wanted.document(), path);
    boolean changed = !ConfigDiff.between(KeyPath.at(running.document(), path), written).isEmpty();
    boolean matters = !ConfigDiff.between(KeyPath.at(wanted.effective(), path), written).isEmpty();
    return !written.isMissingNode() && changed && matters;
  }

  private String shown(ObjectNode document, List<String> path) {
    JsonNode value = KeyPath.at(document, path);
    boolean list = value.isArray();
    boolean secret = loader.schema().isSecret(running.effective(), path);
    return list ? value.toString() : Shown.value(value, secret);
  }
}
