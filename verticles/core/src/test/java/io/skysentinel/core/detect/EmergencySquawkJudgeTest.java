package io.skysentinel.core.detect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.wire.InvalidMessageException;
import io.skysentinel.testing.SampleFlights;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EmergencySquawkJudgeTest {
  private static final Source SOURCE = new Source("test", "test", Source.Mode.LIVE, null, 1);
  private static final long START_S = (long) SampleFlights.NOW;
  private static final long MS = 1000;

  private final Judge judge = new EmergencySquawkJudge();

  @Test
  void anEmergencyBeginsOnceAndEndsWithAnotherSquawk() {
    assertThat(squawk("1200", 0).events()).isEmpty();

    Judgement begun = squawk("7700", 10);
    assertThat(begun.processed().isAnomaly()).isTrue();
    assertThat(begun.events())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.id()).isEqualTo("a1b2c3-EMERGENCY_SQUAWK-" + (START_S + 10));
          assertThat(event.phase()).isEqualTo(EventPhase.START);
          assertThat(event.text()).isEqualTo("UAL123 squawks 7700 (emergency).");
          assertThat(event.tEnd()).isNaN();
        });
    assertThat(squawk("7700", 20).events()).isEmpty();
    assertThat(squawk(null, 30).events()).isEmpty();

    Judgement ended = squawk("1200", 40);
    assertThat(ended.processed().isAnomaly()).isFalse();
    assertThat(ended.events())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.id()).isEqualTo(begun.events().get(0).id());
          assertThat(event.phase()).isEqualTo(EventPhase.END);
          assertThat(event.tEnd()).isEqualTo(START_S + 40);
        });
  }

  @Test
  void anotherEmergencyIsAnotherEvent() {
    squawk("7600", 0);

    assertThat(squawk("7700", 10).events())
        .extracting(AnomalyEvent::phase)
        .containsExactly(EventPhase.END, EventPhase.START);
  }

  @Test
  void silenceEndsItInTheLogsTime() {
    squawk("7500", 0);
    long heardMs = START_S * MS;

    assertThat(judge.advance(heardMs + EmergencySquawkJudge.SILENCE_MS - 1)).isEmpty();
    assertThat(judge.advance(heardMs + EmergencySquawkJudge.SILENCE_MS))
        .singleElement()
        .satisfies(event -> assertThat(event.phase()).isEqualTo(EventPhase.END));
    assertThat(judge.advance(heardMs + 2 * EmergencySquawkJudge.SILENCE_MS)).isEmpty();
  }

  @Test
  void anEventThatIsTakenOverKeepsItsIdAndItsSilenceBeginsWithTheReading() {
    AnomalyEvent begun = squawk("7700", 0).events().get(0);
    Judge next = new EmergencySquawkJudge();
    next.resume(begun);
    long readingMs = (START_S + 7200) * MS;

    assertThat(next.advance(readingMs)).isEmpty();
    assertThat(next.advance(readingMs + EmergencySquawkJudge.SILENCE_MS))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.id()).isEqualTo(begun.id());
          assertThat(event.phase()).isEqualTo(EventPhase.END);
        });
  }

  @Test
  void whatWasWrittenIsReadAgain() throws InvalidMessageException {
    AnomalyEvent begun = squawk("7700", 0).events().get(0);

    assertThat(AnomalyReader.read(AnomalyJson.encode(begun))).isEqualTo(begun);
  }

  @Test
  void whatIsNoEventIsRefusedInWords() {
    assertThatThrownBy(() -> AnomalyReader.read("{\"id\":\"a\"}".getBytes(US_ASCII)))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessage("phase is missing");
    assertThatThrownBy(() -> AnomalyReader.read("{\"kind\":\"NEW\"}".getBytes(US_ASCII)))
        .isInstanceOf(InvalidMessageException.class);
  }

  private Judgement squawk(@Nullable String squawk, int second) {
    FlightStateBuilder state = SampleFlights.overNewYork();
    state.squawk = squawk;
    state.lastContactUnix = START_S + second;
    long recordMs = (START_S + second) * MS;
    return judge.judge(
        new Envelope(EnvelopeType.UPDATE, recordMs, SOURCE, state.build()), recordMs);
  }
}
