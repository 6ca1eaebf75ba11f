package io.skysentinel.platform.config;

import java.util.List;

/** What came of a changed configuration. */
public sealed interface ConfigUpdate {

  /** What is done about it, for each kind. */
  interface Taker<T> {
    T take(Swapped swapped);

    T take(Rejected rejected);
  }

  <T> T handTo(Taker<T> taker);

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

    @Override
    public <T> T handTo(Taker<T> taker) {
      return taker.take(this);
    }
  }

  /** It cannot be used; what was in force stays. */
  record Rejected(ConfigException reason) implements ConfigUpdate {
    @Override
    public <T> T handTo(Taker<T> taker) {
      return taker.take(this);
    }
  }
}
