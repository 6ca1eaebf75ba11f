package io.skysentinel.history.compact;

import java.util.LinkedHashMap;
import java.util.Map;

/** What failed, and is not tried again for a while. */
final class SetAside {
  private static final long SECONDS = 600;

  /** Of more the one that has waited longest is tried again earlier. */
  private static final int MOST = 1_000;

  private final Map<Long, Long> until = new LinkedHashMap<>();

  synchronized void add(long what, long now) {
    until.remove(what);
    until.put(what, now + SECONDS);
    if (until.size() > MOST) {
      until.remove(until.keySet().iterator().next());
    }
  }

  /** Those that are still set aside. */
  synchronized Long[] at(long now) {
    until.values().removeIf(end -> end <= now);
    return until.keySet().toArray(Long[]::new);
  }
}
