package io.skysentinel.platform.config.load;

import java.util.List;

/**
 * What came of a changed configuration that is valid.
 *
 * @param changedHotKeys dotted keys with another value than before
 * @param ignored in a sentence each: keys that keep their value although the file has another
 */
public record ConfigUpdate(LoadedConfig next, List<String> changedHotKeys, List<String> ignored) {
  public ConfigUpdate {
    changedHotKeys = List.copyOf(changedHotKeys);
    ignored = List.copyOf(ignored);
  }
}
