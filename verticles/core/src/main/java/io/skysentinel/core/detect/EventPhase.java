package io.skysentinel.core.detect;

import java.util.Locale;

/** What is said of an event. */
public enum EventPhase {
  START,
  UPDATE,
  END;

  /** The name on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
