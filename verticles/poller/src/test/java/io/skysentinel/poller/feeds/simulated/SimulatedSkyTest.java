package io.skysentinel.poller.feeds.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.simulator.SimulatorSettings;
import io.skysentinel.simulator.TruthEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedSkyTest {
  private static final double T0 = 1_700_000_000;
  private static final int AIRCRAFT = 20;
  private static final double INTERVAL_S = 1;

  private final List<TruthEvent> truth = new ArrayList<>();
  private final SimulatedSky sky =
      new SimulatedSky(
          new SimulatorSettings(
              7, AIRCRAFT, new BoundingBox(40.4, 41.2, -74.5, -73.5), INTERVAL_S, 0, 60, false),
          T0,
          truth::addAll);

  @Test
  void bringsEveryReportWhileItKeepsUp() {
    int reports = 0;
    for (int tenth = 1; tenth <= 100; tenth++) {
      reports += sky.advanceTo(T0 + tenth / 10.0).size();
    }

    assertThat(reports).isBetween(9 * AIRCRAFT, 11 * AIRCRAFT);
  }

  @Test
  void catchesUpWithAShortWait() {
    sky.advanceTo(T0 + 1);

    assertThat(sky.advanceTo(T0 + 2.9).size()).isGreaterThan(AIRCRAFT);
  }

  @Test
  void passesOverALongWait() {
    List<FlightState> reports = sky.advanceTo(T0 + 60);

    assertThat(reports).hasSizeBetween(1, AIRCRAFT);
    assertThat(reports).allSatisfy(r -> assertThat(r.lastContactUnix()).isGreaterThan(T0 + 58));
    assertThat(truth).as("what happened in between is true all the same").isNotEmpty();
  }

  @Test
  void beginsAnewAfterAJumpOfTheClock() {
    sky.advanceTo(T0 + 1_000_000);
    List<FlightState> after = sky.advanceTo(T0 + 1_000_001.5);
    assertThat(after).hasSizeBetween(AIRCRAFT, 2 * AIRCRAFT);

    sky.advanceTo(T0);
    assertThat(sky.advanceTo(T0 + 1.5)).hasSizeBetween(AIRCRAFT, 2 * AIRCRAFT);
  }
}
