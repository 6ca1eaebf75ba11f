package io.skysentinel.poller.log;

import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.contract.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Batches for tests. */
final class States {
  private static final Source SOURCE = new Source("test", "test", Source.Mode.SIMULATED, null, 1.0);

  private States() {}

  static FlightState state(String icao24) {
    FlightStateBuilder builder = new FlightStateBuilder();
    builder.icao24 = icao24;
    builder.lastContactUnix = 1_767_323_044;
    return builder.build();
  }

  static FeedBatch batch(String... icao24s) {
    return new FeedBatch(
        SOURCE, 0, List.of(icao24s).stream().map(States::state).toList(), List.of());
  }

  static FeedBatch numbered(int from, int count) {
    return new FeedBatch(
        SOURCE,
        0,
        IntStream.range(from, from + count).mapToObj(i -> state("%06x".formatted(i))).toList(),
        List.of());
  }

  static FeedBatch withReject(String icao24, String raw) {
    Reject reject =
        new Reject(
            RejectReason.WRONG_TYPE,
            "row 1 of a test",
            "callsign is not text",
            raw.getBytes(StandardCharsets.UTF_8));
    return new FeedBatch(SOURCE, 0, List.of(state(icao24)), List.of(reject));
  }
}
