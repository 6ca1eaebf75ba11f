package io.skysentinel.core.detect;

import java.util.Locale;

/** How much it matters to who watches. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH;

  /** The name on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
