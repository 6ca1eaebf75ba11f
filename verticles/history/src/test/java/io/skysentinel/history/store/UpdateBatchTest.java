package io.skysentinel.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.history.ToldBy;
import io.skysentinel.testing.SampleFlights;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdateBatchTest {
  private static final long NOW = (long) SampleFlights.NOW;

  private static FlightState heard(String icao24, double seconds) {
    FlightStateBuilder state = new FlightStateBuilder().from(SampleFlights.state(icao24));
    state.lastContactUnix = NOW + seconds;
    return state.build();
  }

  private static UpdateBatch of(FlightState... updates) {
    return new UpdateBatch(List.of(), ToldBy.aTest(updates));
  }

  @Test
  void theNewestOfEachAircraftIsLeftInTheOrderOfAddresses() {
    assertThat(of(heard("b", 1), heard("a", 5), heard("b", 3), heard("b", 2)).newest(NOW))
        .containsExactly(heard("a", 5), heard("b", 3));
  }

  @Test
  void ofTwoFromTheSameTimeTheLaterOneCounts() {
    FlightState first = heard("a", 0);
    FlightStateBuilder second = new FlightStateBuilder().from(first);
    second.squawk = "7700";

    assertThat(of(first, second.build()).newest(NOW)).containsExactly(second.build());
  }

  @Test
  void noTimeOfACalendarIsNothingToKnow() {
    assertThat(of(heard("a", 1e300), heard("a", -1e300), heard("b", Double.NaN)).newest(NOW))
        .isEmpty();
  }

  @Test
  void aClockThatIsFarAheadTellsNothingOfNow() {
    FlightState lastBelieved = heard("a", 3_599);

    assertThat(of(heard("a", 3_600), lastBelieved, heard("b", 1e6)).newest(NOW))
        .containsExactly(lastBelieved);
  }

  @Test
  void aStretchOfTimeBeginsAndEndsToTheSecond() {
    assertThat(
            of(heard("a", -0.1), heard("b", 0), heard("c", 9.9), heard("d", 10))
                .heardIn(new TimeRange(NOW, NOW + 10)))
        .containsExactly(heard("b", 0), heard("c", 9.9));
  }
}
