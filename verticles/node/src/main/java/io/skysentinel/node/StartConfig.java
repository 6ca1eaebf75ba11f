package io.skysentinel.node;

import io.skysentinel.platform.config.ConfigException;
import io.skysentinel.platform.config.ConfigLoader;
import io.skysentinel.platform.config.ConfigReload;
import io.skysentinel.platform.config.ConfigWatcher;
import io.skysentinel.platform.config.LoadedConfig;
import io.skysentinel.platform.config.SkyConfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that a node starts with, and what follows its changes.
 *
 * @param watcher of the file; {@code null} where defaults and environment are all there is
 */
record StartConfig(LoadedConfig loaded, ConfigReload reload, @Nullable ConfigWatcher watcher) {

  static StartConfig load(@Nullable Path file, ConfigLoader loader) throws ConfigException {
    LoadedConfig loaded = loader.load(file);
    ConfigReload reload = new ConfigReload(loader, loaded);
    return new StartConfig(loaded, reload, file == null ? null : new ConfigWatcher(file, reload));
  }

  SkyConfig config() {
    return loaded.config();
  }
}
