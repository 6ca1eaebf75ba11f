package io.skysentinel.core.contract;

import java.util.List;

/**
 * What one answer of a feed, or one read of a stream, came to.
 *
 * @param receivedAtMs when it arrived, in Unix milliseconds
 */
public record FeedBatch(
    Source source, long receivedAtMs, List<FlightState> states, List<Reject> rejects) {

  /** States and rejects together: what the bounded buffer counts. */
  public int size() {
    return states.size() + rejects.size();
  }
}
