package io.skysentinel.testing;

import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.contract.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Batches as the feed "test" would bring them, each with a state for every aircraft. */
public final class SampleBatches {
  private static final Source SOURCE = new Source("test", "test", Source.Mode.SIMULATED, null, 1.0);

  private SampleBatches() {}

  public static FeedBatch of(String... icao24s) {
    return batch(Stream.of(icao24s));
  }

  /** Of {@code count} aircraft, the first of which has the number {@code from} as its address. */
  public static FeedBatch numbered(int from, int count) {
    return batch(IntStream.range(from, from + count).mapToObj("%06x"::formatted));
  }

  /** Of one aircraft, and one row that could not be understood. */
  public static FeedBatch withReject(String icao24, String raw) {
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    Reject reject =
        new Reject(RejectReason.WRONG_TYPE, "row 1 of a test", "callsign is not text", bytes);
    return new FeedBatch(SOURCE, 0, of(icao24).states(), List.of(reject));
  }

  private static FeedBatch batch(Stream<String> icao24s) {
    List<FlightState> states = icao24s.map(SampleFlights::state).toList();
    return new FeedBatch(SOURCE, 0, states, List.of());
  }
}
