package io.skysentinel.history.search;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The flights of the past. All of it may be asked from any thread; answers come on the asker's
 * context.
 */
public interface Flights {
  /**
   * Those that are looked for, the newest first; where a text is, those that have it before those
   * that nearly have it. Fewer than wanted may come, and more follow.
   */
  Future<FlightPage> search(FlightSearch search);

  /** What was heard on each of so many days, from one that begins at that Unix second. */
  Future<List<DayCount>> days(long from, int days);

  /** How much is heard in each hour of the day (UTC), in the mean of so many days. */
  Future<List<HourCount>> hours(long from, int days);

  /** What is known of an aircraft; empty when it was never heard. */
  Future<Optional<AircraftPast>> aircraft(String icao24);
}
