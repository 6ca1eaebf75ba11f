package io.skysentinel.history.search;

import io.skysentinel.history.TestDatabase;
import io.skysentinel.history.flight.CallsignGrams;

/** Rows of flights, as the compactor would have written them. */
final class FlightRowsMade {
  static final long T = 1_767_323_100;

  private final TestDatabase database;

  FlightRowsMade(TestDatabase database) {
    this.database = database;
  }

  /** One of an hour that ended. */
  void ended(String icao24, String callsign, long first) throws Exception {
    add(icao24, callsign, first, "true", "");
  }

  /** One with more about it: further columns and their values, in the database's words. */
  void ended(String icao24, String callsign, long first, String columns, String values)
      throws Exception {
    add(icao24, callsign, first, "true", ", " + columns + ") values (%s, " + values);
  }

  void inTheAir(String icao24, String callsign, long first) throws Exception {
    add(icao24, callsign, first, "false", "");
  }

  private void add(String icao24, String callsign, long first, String ended, String more)
      throws Exception {
    String columns =
        "insert into flights (icao24, callsign, first_seen, last_seen, air_from, air_to, ended,"
            + " updates, state, path"
            + (more.isEmpty() ? ", squawks, cells) values (%s, '{}', '{}')" : more + ")");
    String from = "to_timestamp(%d)".formatted(T + first);
    String to = "to_timestamp(%d)".formatted(T + first + 3_600);
    database.run(
        columns.formatted(
            "'%s', '%s', %s, %s, %s, %s, %s, 1, '', '\\x0100'"
                .formatted(icao24, callsign, from, to, from, to, ended)));
    database.run(
        "insert into callsigns values ('%s', now(), '{%s}') on conflict do nothing"
            .formatted(callsign, String.join(",", CallsignGrams.of(callsign))));
  }
}
