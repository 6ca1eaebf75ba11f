package io.skysentinel.node.app;

import io.skysentinel.node.config.ConfigException;
import io.skysentinel.node.config.ConfigLoader;
import io.skysentinel.node.config.ConfigReload;
import io.skysentinel.node.config.ConfigWatcher;
import io.skysentinel.node.config.LoadedConfig;
import io.skysentinel.node.config.SkyConfig;
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
