package io.skysentinel.bridge.questions;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who answers at which address. */
public final class Questions {
  private final SortedMap<String, QuestionHandler> byAddress = new TreeMap<>();

  public Questions(List<QuestionHandler> handlers) {
    for (QuestionHandler handler : handlers) {
      if (byAddress.put(handler.address(), handler) != null) {
        throw new IllegalArgumentException("two answer at " + handler.address());
      }
    }
  }

  /** Who answers there; {@code null} when nobody does. */
  public @Nullable QuestionHandler at(String address) {
    return byAddress.get(address);
  }

  /** All that can be asked. */
  public SortedSet<String> addresses() {
    return new TreeSet<>(byAddress.keySet());
  }
}
