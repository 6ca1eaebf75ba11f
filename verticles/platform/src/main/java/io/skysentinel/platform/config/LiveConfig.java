package io.skysentinel.platform.config;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** The configuration in force: read it when it is needed, or be told when it is swapped. */
public final class LiveConfig {
  private final List<BiConsumer<SkyConfig, SkyConfig>> listeners = new CopyOnWriteArrayList<>();
  private volatile SkyConfig current;

  public LiveConfig(SkyConfig first) {
    this.current = first;
  }

  /** That part of what is in force now. */
  public <T> T get(ConfigPart<T> part) {
    return current.get(part);
  }

  /** What is in force now. */
  public SkyConfig current() {
    return current;
  }

  /**
   * Calls {@code listener} with the old and the new one after each swap, on the swapping thread.
   */
  public void onSwap(BiConsumer<SkyConfig, SkyConfig> listener) {
    listeners.add(listener);
  }

  /** Puts {@code next} in force. */
  public void swap(SkyConfig next) {
    SkyConfig old = current;
    current = next;
    listeners.forEach(listener -> listener.accept(old, next));
  }
}
