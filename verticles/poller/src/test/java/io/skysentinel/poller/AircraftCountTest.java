package io.skysentinel.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.testing.SampleBatches;
import java.util.List;
import org.junit.jupiter.api.Test;

class AircraftCountTest {
  private final AircraftCount count = new AircraftCount();

  @Test
  void oneAircraftHeardTwiceIsOneAircraft() {
    count.heard(states("a", "b", "a"), 1_000);
    count.heard(states("b", "c"), 2_000);
    assertThat(count.at(2_000)).isEqualTo(3);
  }

  @Test
  void theRunningHalfMinuteAndTheOneBeforeAreTogether() {
    count.heard(states("a", "b"), 1_000_000);
    count.heard(states("b", "c"), 1_030_000);
    assertThat(count.at(1_030_001)).isEqualTo(3);
  }

  @Test
  void whoIsSilentIsForgotten() {
    count.heard(states("a", "b"), 1_000_000);
    count.heard(states("b"), 1_031_000);
    assertThat(count.at(1_062_000)).isOne();
    assertThat(count.at(1_200_000)).isZero();
  }

  private static List<FlightState> states(String... icao24s) {
    return SampleBatches.of(icao24s).states();
  }
}
