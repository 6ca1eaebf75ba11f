package io.skysentinel.bridge.updates;

import java.util.Locale;

/** What a message to a client is. */
public enum MessageKind {
  SNAPSHOT,
  DELTA,
  HEARTBEAT,
  ERROR,
  EVENT;

  /** As the protocol calls it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
