package io.skysentinel.platform.config;

import java.util.List;

/** What came of a changed configuration. */
public sealed interface ConfigUpdate {

  /**
   * It is valid and now in force.
   *
   * @param changedHotKeys dotted keys with another value than before
   * @param ignored in a sentence each: keys that keep their value although the file has another
   */
  record Swapped(
      LoadedConfig old, LoadedConfig next, List<String> changedHotKeys, List<String> ignored)
      implements ConfigUpdate {

    public Swapped {
      changedHotKeys = List.copyOf(changedHotKeys);
      ignored = List.copyOf(ignored);
    }
  }

  /** It cannot be used; what was in force stays. */
  record Rejected(ConfigException reason) implements ConfigUpdate {}
}
