package io.skysentinel.platform.config.load;

import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.platform.config.text.ConfigFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the configuration file again and again, and takes what was saved. It acts on a content
 * that it has seen twice in a row, so that a save that is still being written is left to finish.
 */
public final class ConfigWatcher {

  /** What one look showed: the text, or why there is none. */
  private record Look(String text, @Nullable String fault) {}

  private final Path file;
  private final ConfigReload reload;
  private @Nullable Look last;
  private @Nullable Look settled;

  public ConfigWatcher(Path file, ConfigReload reload) {
    this.file = file;
    this.reload = reload;
  }

  /**
   * Looks once. It reads a file: not for an event loop. Empty where nothing has changed, or nothing
   * that matters.
   *
   * @throws ConfigException of a content that cannot be used, once
   */
  public synchronized Optional<ConfigUpdate> check() throws ConfigException {
    @Nullable ConfigException unreadable = null;
    String text = "";
    try {
      text = ConfigFile.read(file);
    } catch (ConfigException failure) {
      unreadable = failure;
    }
    Look look = new Look(text, unreadable == null ? null : unreadable.getMessage());
    boolean steady = look.equals(last);
    last = look;
    if (!steady || look.equals(settled)) {
      return Optional.empty();
    }
    settled = look;
    if (unreadable != null) {
      throw unreadable;
    }
    return reload.adoptFile(file.toString(), text);
  }
}
