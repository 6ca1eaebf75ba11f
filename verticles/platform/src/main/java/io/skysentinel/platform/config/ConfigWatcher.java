package io.skysentinel.platform.config;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the configuration file again and again, and takes what was saved. It acts on a content
 * that it has seen twice in a row, so that a save that is still being written is left to finish.
 */
public final class ConfigWatcher {

  /** What one look showed: the text, or why there is none. */
  record Look(@Nullable String text, @Nullable String fault) {}

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
   * that matters; a content that cannot be used is reported once.
   */
  public synchronized Optional<ConfigUpdate> check() {
    try {
      return see(new Look(ConfigFile.read(file), null), Optional.empty());
    } catch (ConfigException unreadable) {
      return see(new Look(null, unreadable.getMessage()), Optional.of(unreadable));
    }
  }

  private Optional<ConfigUpdate> see(Look look, Optional<ConfigException> unreadable) {
    boolean steady = look.equals(last);
    last = look;
    if (!steady || look.equals(settled)) {
      return Optional.empty();
    }
    settled = look;
    return look.text() == null
        ? unreadable.map(ConfigUpdate.Rejected::new)
        : reload.adoptFile(file.toString(), look.text());
  }
}
