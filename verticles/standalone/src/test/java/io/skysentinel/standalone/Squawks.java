package io.skysentinel.standalone;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.envelope.EnvelopeEncoder;
import io.skysentinel.testing.SampleFlights;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Updates of a few aircraft, of which some squawk an emergency now and then; each only once. */
final class Squawks {
  static final int AIRCRAFT = 60;

  /** So many reports of an aircraft, from one emergency of it to its next. */
  private static final int PERIOD = 40;

  private static final int EMERGENCY = 15;
  private static final Source SOURCE = new Source("test", "test", Source.Mode.SIMULATED, null, 1.0);

  private final double begin;
  private int second;

  Squawks() {
    this(SampleFlights.NOW);
  }

  /** The first report is of that time, in Unix seconds. */
  Squawks(double begin) {
    this.begin = begin;
  }

  /** The next report of all aircraft, a second later than the last. */
  FeedBatch next() {
    List<FlightState> states = new ArrayList<>();
    for (int i = 0; i < AIRCRAFT; i++) {
      int at = (second + i) % PERIOD;
      states.add(state("%06x".formatted(0xa00000 + i), at < EMERGENCY ? "7700" : "1200"));
    }
    second++;
    return new FeedBatch(SOURCE, 0, states, List.of());
  }

  /**
   * Writes the next so many reports of all aircraft; returns when they are on their way.
   *
   * @return how many updates these are
   */
  int write(NodeLog log, int reports) throws TimeoutException {
    for (int i = 0; i < reports; i++) {
      log.write(next());
    }
    return reports * AIRCRAFT;
  }

  /** The next report of one aircraft. */
  FeedBatch one(String squawk) {
    FeedBatch batch = new FeedBatch(SOURCE, 0, List.of(state("abcdef", squawk)), List.of());
    second++;
    return batch;
  }

  /** The next update of the same aircraft as the log has it, written at that time. */
  ProducerRecord<byte[], byte[]> record(String squawk, long writtenMs) {
    ProducerRecord<byte[], byte[]> record = record(state("abcdef", squawk), writtenMs);
    second++;
    return record;
  }

  /** The next updates of all aircraft as the log has them, written at that time. */
  List<ProducerRecord<byte[], byte[]>> records(long writtenMs) {
    return next().states().stream().map(state -> record(state, writtenMs)).toList();
  }

  private static ProducerRecord<byte[], byte[]> record(FlightState state, long writtenMs) {
    byte[] value = EnvelopeEncoder.forBatch(SOURCE, writtenMs).encode(EnvelopeType.UPDATE, state);
    return new ProducerRecord<>(
        "flights.updates", null, writtenMs, state.icao24().getBytes(US_ASCII), value);
  }

  private FlightState state(String icao24, String squawk) {
    FlightStateBuilder state = SampleFlights.overNewYork();
    state.icao24 = icao24;
    state.squawk = squawk;
    state.lastContactUnix = begin + second;
    return state.build();
  }
}
