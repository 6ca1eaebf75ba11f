package io.skysentinel.node;

import io.skysentinel.platform.config.ClusterConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.config.load.ConfigLoader;
import io.skysentinel.platform.config.load.ConfigReload;
import io.skysentinel.platform.config.load.ConfigWatcher;
import io.skysentinel.platform.config.load.LoadedConfig;
import io.skysentinel.platform.config.text.ConfigException;
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
    boolean provenPeers = loaded.config().get(ClusterConfig.PART).tls().isOn();
    ConfigReload reload = new ConfigReload(loader, loaded, provenPeers);
    return new StartConfig(loaded, reload, file == null ? null : new ConfigWatcher(file, reload));
  }

  SkyConfig config() {
    return loaded.config();
  }
}
