package io.skysentinel.history.store;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was read of the log, to be written as one.
 *
 * @param read each partition that something was read of, with the claim on it as it was before
 * @param updates what was read, each partition's in order
 */
public record UpdateBatch(List<Progress> read, List<Told> updates) {
  /** Clocks of receivers may be wrong, by a zone's hour at most. */
  private static final long MOST_AHEAD_S = 3_600;

  /**
   * How far a partition was read.
   *
   * @param before what the database says of it
   * @param nextOffset the first that was not read
   */
  public record Progress(Claim before, long nextOffset) {

    /** What the database says once the batch is written. */
    public Claim after() {
      return before.upTo(nextOffset);
    }
  }

  public UpdateBatch {
    read = List.copyOf(read);
    updates = List.copyOf(updates);
  }

  /**
   * Each aircraft's newest update, in the order of their addresses. One from a clock that is far
   * ahead is left out: no other would ever be newer.
   *
   * @param now in Unix seconds
   */
  List<FlightState> newest(long now) {
    TimeRange believed = new TimeRange(FlightColumns.CALENDAR.from(), now + MOST_AHEAD_S);
    Map<String, FlightState> newest = new HashMap<>();
    for (FlightState update : heardIn(believed)) {
      newest.merge(
          update.icao24(), update, (known, next) -> next.isOlderThan(known) ? known : next);
    }
    return newest.values().stream().sorted(Comparator.comparing(FlightState::icao24)).toList();
  }

  /** Those that were heard within that time. */
  List<FlightState> heardIn(TimeRange time) {
    return updates.stream()
        .map(Told::state)
        .filter(state -> time.contains(state.lastContactUnix()))
        .toList();
  }
}
