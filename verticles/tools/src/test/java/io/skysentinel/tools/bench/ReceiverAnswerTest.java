package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.feed.ParsedAnswer;
import io.skysentinel.core.feed.readsb.AircraftJsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiverAnswerTest {
  private static final long NOW_MS = 1_767_323_045_250L;

  @ParameterizedTest
  @CsvSource({"1, 0001", "8, 0010", "511, 0777", "4095, 7777", "4096, 0000", "4097, 0001"})
  void everyAircraftSquawksTheNumberOfTheAnswer(int poll, String squawk) throws Exception {
    List<FlightState> states = states(poll, 50);

    assertThat(states).hasSize(50).allMatch(state -> squawk.equals(state.squawk()));
  }

  @Test
  void ourParserTakesAllOfThemEvenManyAndLate() throws Exception {
    assertThat(states(1, 5_000).stream().map(FlightState::icao24).distinct()).hasSize(5_000);
    assertThat(states(10_000, 1_000)).allMatch(FlightState::hasPosition);
  }

  @Test
  void whatWasHeardWasHeardNow() throws Exception {
    for (FlightState state : states(3, 20)) {
      assertThat(state.lastContactUnix()).isCloseTo(NOW_MS / 1000.0, within(1e-3));
      assertThat(state.timePositionUnix()).isCloseTo(NOW_MS / 1000.0, within(1e-3));
    }
  }

  @Test
  void everyAircraftHasMovedInTheNextAnswer() throws Exception {
    List<FlightState> before = states(7, 500);
    List<FlightState> after = states(8, 500);

    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i).icao24()).isEqualTo(before.get(i).icao24());
      assertThat(after.get(i).lat() - before.get(i).lat()).isCloseTo(1e-3, within(1e-9));
      assertThat(after.get(i).squawk()).isNotEqualTo(before.get(i).squawk());
    }
  }

  private static List<FlightState> states(int poll, int aircraft) throws Exception {
    byte[] json = ReceiverAnswer.of(poll, aircraft, NOW_MS).getBytes(StandardCharsets.UTF_8);
    ParsedAnswer parsed = new AircraftJsonParser().parse(json, "test", NOW_MS);
    assertThat(parsed.rejects()).isEmpty();
    assertThat(parsed.states()).hasSize(aircraft);
    return parsed.states();
  }
}
