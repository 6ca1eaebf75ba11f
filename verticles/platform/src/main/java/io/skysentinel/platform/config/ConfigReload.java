package io.skysentinel.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skysentinel.core.contract.ConfigChange;
import io.skysentinel.platform.config.ConfigUpdate.Rejected;
import io.skysentinel.platform.config.ConfigUpdate.Swapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The configuration in force, and what becomes of it when a new document arrives: keys that may
 * change while running are taken, the others keep their values until a restart. Documents may
 * arrive on any thread.
 */
public final class ConfigReload {
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
   */
  public synchronized Optional<ConfigUpdate> adoptFile(String source, String text) {
    try {
      LoadedConfig wanted = loader.loadText(source, text);
      List<String> ignored = ignored(wanted);
      List<String> news = ignored.stream().filter(line -> !ignoredBefore.contains(line)).toList();
      ignoredBefore = ignored;
      return adopt(wanted, wanted.document(), news);
    } catch (ConfigException refused) {
      return Optional.of(new Rejected(refused));
    }
  }

  /**
   * Takes what another node's file says. Nodes differ in what cannot change while running, and so
   * nothing is said about that.
   */
  public synchronized Optional<ConfigUpdate> adoptPeers(ConfigChange change) {
    try {
      String source = "configuration of node " + change.origin();
      return adopt(loader.loadText(source, change.document()), running.document(), List.of());
    } catch (ConfigException refused) {
      return Optional.of(new Rejected(refused));
    }
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
    LoadedConfig old = running;
    running = new LoadedConfig(loader.read(effective), effective, document, wanted.overrides());
    return changed.isEmpty() && ignored.isEmpty()
        ? Optional.empty()
        : Optional.of(new Swapped(old, running, changed, ignored));
  }

  private List<String> ignored(LoadedConfig wanted) {
    List<String> lines = new ArrayList<>();
    for (List<String> path : ConfigDiff.between(running.effective(), wanted.effective())) {
      if (!loader.schema().isHot(path)) {
        lines.add(
            KeyPath.shown(path)
                + " cannot change while running ("
                + shown(running.effective(), path)
                + " stays until a restart; the file says "
                + shown(wanted.effective(), path)
                + ")");
      }
    }
    wanted
        .overrides()
        .forEach((path, by) -> {
          if (overruled(wanted, path)) {
            lines.add(
                KeyPath.shown(path)
                    + " is set by "
                    + by
                    + " ("
                    + shown(wanted.effective(), path)
                    + " stays; the file says "
                    + shown(wanted.document(), path)
                    + ")");
          }
        });
    return lines;
  }

  /** Whether the file was changed where the environment or the command line has the last word. */
  private boolean overruled(LoadedConfig wanted, List<String> path) {
    JsonNode written = ConfigDiff.at(wanted.document(), path);
    boolean changed =
        !ConfigDiff.between(ConfigDiff.at(running.document(), path), written).isEmpty();
    boolean matters =
        !ConfigDiff.between(ConfigDiff.at(wanted.effective(), path), written).isEmpty();
    return !written.isMissingNode() && changed && matters;
  }

  private String shown(ObjectNode document, List<String> path) {
    JsonNode value = ConfigDiff.at(document, path);
    boolean list = value.isArray();
    boolean secret = loader.schema().isSecret(running.effective(), path);
    return list ? value.toString() : Shown.value(value, secret);
  }
}
