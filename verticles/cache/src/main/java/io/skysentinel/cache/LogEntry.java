package io.skysentinel.cache;

import io.skysentinel.core.contract.Sighting;

/** One record of the state topic, understood. */
sealed interface LogEntry {

  /** An aircraft was heard. */
  record Heard(Sighting sighting) implements LogEntry {}

  /**
   * An aircraft was removed.
   *
   * @param heardUntil what was known of it then, in Unix seconds: heard later, it is back already
   */
  record Forgotten(String icao24, double heardUntil) implements LogEntry {}
}
