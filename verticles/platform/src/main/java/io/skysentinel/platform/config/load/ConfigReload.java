package io.skysentinel.platform.config.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skysentinel.core.contract.ConfigChange;
import io.skysentinel.platform.config.schema.ConfigKey;
import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.platform.config.text.KeyPath;
import io.skysentinel.platform.config.text.Shown;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration in force, and what becomes of it when a new document arrives: keys that may
 * change while running are taken, the others keep their values until a restart. Documents may
 * arrive on any thread.
 */
public final class ConfigReload {
  /** In place of a secret, and as long as any has to be. */
  private static final String WITHHELD = "*".repeat(64);

  private final ConfigLoader loader;
  private final boolean provenPeers;
  private LoadedConfig running;

  /** Said once, not again with every save. */
  private List<String> ignoredBefore = List.of();

  private List<String> refusedBefore = List.of();

  /**
   * @param running as {@code loader} loaded it
   * @param provenPeers whether who speaks on the event bus has proved to be a node
   */
  public ConfigReload(ConfigLoader loader, LoadedConfig running, boolean provenPeers) {
    this.loader = loader;
    this.provenPeers = provenPeers;
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
    return adopt(wanted, wanted.document(), news, Set.of());
  }

  /**
   * Takes what another node's file says. Nodes differ in what cannot change while running, and so
   * nothing is said about that. Of one that has not proved to be a node, nothing is taken that
   * would have this one read, write or connect elsewhere, or let others in.
   */
  public synchronized Optional<ConfigUpdate> adoptPeers(ConfigChange change)
      throws ConfigException {
    String source = "configuration of node " + change.origin();
    LoadedConfig wanted = loader.loadText(source, change.document());
    Set<List<String>> refused = provenPeers ? Set.of() : guarded(wanted);
    List<String> lines =
        refused.stream()
            .map(path ->
                "%s is not taken from the %s, since nothing proves who speaks on the event bus: change"
                        .formatted(KeyPath.shown(path), source)
                    + " this node's own file, or set cluster.tls")
            .toList();
    List<String> news = lines.stream().filter(line -> !refusedBefore.contains(line)).toList();
    refusedBefore = lines;
    return adopt(wanted, running.document(), news, refused);
  }

  /**
   * What of a peer's document is guarded and new; a feed as a whole, since it makes no sense in
   * part.
   */
  private Set<List<String>> guarded(LoadedConfig wanted) {
    Set<List<String>> guarded = new LinkedHashSet<>();
    for (List<String> path : ConfigDiff.between(running.effective(), wanted.effective())) {
      JsonNode next = KeyPath.at(wanted.effective(), path);
      if (path.get(0).equals("feeds") && path.size() == 2 && next.isObject()) {
        guarded.add(path);
      } else if (loader.schema().isHot(path)
          && loader.schema().isGuarded(wanted.effective(), path)) {
        guarded.add(path.get(0).equals("feeds") ? path.subList(0, 2) : path);
      }
    }
    return guarded;
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
      LoadedConfig wanted, ObjectNode document, List<String> ignored, Set<List<String>> refused) {
    ObjectNode effective = running.effective().deepCopy();
    List<String> changed = new ArrayList<>();
    for (List<String> path : ConfigDiff.between(effective, wanted.effective())) {
      boolean isRefused =
          refused.contains(path) || (path.size() > 2 && refused.contains(path.subList(0, 2)));
      if (loader.schema().isHot(path) && !isRefused) {
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
