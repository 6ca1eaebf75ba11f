package io.skysentinel.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.cache.LogEntry.Forgotten;
import io.skysentinel.cache.LogEntry.Heard;
import io.skysentinel.core.contract.Sighting;
import io.skysentinel.core.envelope.InvalidEnvelopeException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateRecordsTest {
  private static final long TAKEN_MS = 1_800_000_000_500L;

  private final StateRecords stateRecords = new StateRecords();

  @ParameterizedTest
  @CsvSource({
    "live, true, 1767323044",
    "replay, false, 1800000000.5",
    "simulated, false, 1800000000.5"
  })
  void anAircraftIsHeardWhenItSpokeOrWhenTheLogTookWhatIsNotLive(
      String mode, boolean live, double heard) throws InvalidEnvelopeException {
    assertThat(stateRecords.read(record("a1b2c3", envelope(mode), new RecordHeaders())))
        .isInstanceOfSatisfying(
            Heard.class,
            entry -> {
              Sighting sighting = entry.sighting();
              assertThat(sighting.icao24()).isEqualTo("a1b2c3");
              assertThat(sighting.feed()).isEqualTo("roof");
              assertThat(sighting.live()).isEqualTo(live);
              assertThat(sighting.heardUnix()).isEqualTo(heard);
            });
  }

  @Test
  void aRemovalSaysWhatWasKnown() throws InvalidEnvelopeException {
    Forgotten forgotten = new Forgotten("~a1b2c", 1_767_323_044.123456);
    ProducerRecord<byte[], byte[]> written = StateRecords.forget("flights.state", forgotten);

    assertThat(written.value()).isNull();
    assertThat(stateRecords.read(record("~a1b2c", null, written.headers()))).isEqualTo(forgotten);
  }

  @Test
  void aRemovalByHandRemovesWhateverIsKnown() throws InvalidEnvelopeException {
    assertThat(stateRecords.read(record("a1b2c3", null, new RecordHeaders())))
        .isEqualTo(new Forgotten("a1b2c3", Double.POSITIVE_INFINITY));
  }

  @Test
  void whatIsNoStateIsRefusedInWords() {
    Headers none = new RecordHeaders();
    Headers odd = new RecordHeaders();
    odd.add("heard_until", "noon".getBytes(UTF_8));

    assertThatThrownBy(() -> stateRecords.read(record("a1b2c4", envelope("live"), none)))
        .hasMessage("its key is not its aircraft a1b2c3");
    assertThatThrownBy(() -> stateRecords.read(record("a1b2c", envelope("live"), none)))
        .hasMessage("its key is not its aircraft a1b2c3");
    assertThatThrownBy(() -> stateRecords.read(record(null, envelope("live"), none)))
        .hasMessage("it has no key");
    assertThatThrownBy(() -> stateRecords.read(record("a1b2c3", "{", none)))
        .isInstanceOf(InvalidEnvelopeException.class);
    assertThatThrownBy(() -> stateRecords.read(record("a1b2c3", null, odd)))
        .hasMessage("its header heard_until is not a number");
  }

  private static String envelope(String mode) {
    return """
    {"schema_version":1,"type":"flight_state","produced_at":"2026-01-02T03:04:05.678Z",
     "source":{"feed":"roof","provider":"test","mode":"%s","poll_interval_s":1},
     "payload":{"icao24":"a1b2c3","last_contact_unix":1767323044}}\
    """
        .formatted(mode);
  }

  private static ConsumerRecord<byte[], byte[]> record(String key, String value, Headers headers) {
    return new ConsumerRecord<>(
        "flights.state",
        0,
        17,
        TAKEN_MS,
        TimestampType.CREATE_TIME,
        0,
        0,
        key == null ? null : key.getBytes(UTF_8),
        value == null ? null : value.getBytes(UTF_8),
        headers,
        Optional.empty());
  }
}
