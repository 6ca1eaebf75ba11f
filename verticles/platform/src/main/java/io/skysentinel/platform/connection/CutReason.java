package io.skysentinel.platform.connection;

import java.util.Locale;

/** Why the node ends a connection that it has let in. */
public enum CutReason {
  /** Its request did not come to an end in time. */
  REQUEST_TIME,
  /** It asks for nothing. */
  IDLE,
  /** It does not read what it asked for. */
  UNREAD,
  /** It asks on and on without waiting for answers. */
  PIPELINED,
  /** Clients hold as much memory as they may, and it holds more of it than others. */
  MEMORY;

  /** As metrics call it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
