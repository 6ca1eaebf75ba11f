package io.skysentinel.poller;

import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Source;
import java.util.List;

/** What feeds bring, for tests. */
final class Feeds {
  private Feeds() {}

  static FlightState state(String icao24) {
    FlightStateBuilder builder = new FlightStateBuilder();
    builder.icao24 = icao24;
    builder.lastContactUnix = 1_767_323_044;
    return builder.build();
  }

  static FeedBatch batch(String icao24) {
    Source source = new Source("test", "test", Source.Mode.LIVE, null, 1.0);
    return new FeedBatch(source, 0, List.of(state(icao24)), List.of());
  }
}
