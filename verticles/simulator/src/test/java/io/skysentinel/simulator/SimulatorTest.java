package io.skysentinel.simulator;

import static io.skysentinel.simulator.Skies.NEW_YORK;
import static io.skysentinel.simulator.Skies.START;
import static io.skysentinel.simulator.Skies.calm;
import static io.skysentinel.simulator.Skies.eventful;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorTest {

  @Property(tries = 25)
  void howTheTimeIsCutChangesNothing(
      @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0, max = 90) Double> steps) {
    Simulator whole = new Simulator(eventful(7, 40, 8), START);
    Simulator sliced = new Simulator(eventful(7, 40, 8), START);
    List<FlightState> reports = new ArrayList<>();
    List<TruthEvent> truth = new ArrayList<>();
    double now = START;
    for (double step : steps) {
      now += step;
      reports.addAll(sliced.advanceTo(now));
      truth.addAll(sliced.drainTruth());
    }
    assertThat(whole.advanceTo(now)).isEqualTo(reports);
    assertThat(whole.drainTruth()).isEqualTo(truth);
  }

  @Test
  void anotherSeedIsAnotherSky() {
    List<FlightState> one = new Simulator(calm(1, 30, NEW_YORK, 5), START).advanceTo(START + 60);
    List<FlightState> two = new Simulator(calm(2, 30, NEW_YORK, 5), START).advanceTo(START + 60);
    assertThat(one).isNotEqualTo(two);
  }

  @Test
  void reportsInOrderOfTimeAndEvenlyOverTheInterval() {
    Simulator simulator = new Simulator(calm(3, 1000, NEW_YORK, 10), START);
    double last = START;
    for (int second = 1; second <= 60; second++) {
      List<FlightState> due = simulator.advanceTo(START + second);
      if (second > 1) {
        assertThat(due).hasSizeBetween(75, 125);
      }
      for (FlightState report : due) {
        assertThat(report.lastContactUnix()).isBetween(last, START + second);
        last = report.lastContactUnix();
      }
    }
  }

  @Test
  void everyAircraftReportsOnceAnIntervalMoreOrLessTheJitter() {
    Simulator simulator = new Simulator(calm(3, 50, BoundingBox.WORLD, 10), START);
    Skies.byAircraft(simulator.advanceTo(START + 300))
        .values()
        .forEach(track -> {
          for (int i = 1; i < track.size(); i++) {
            double gap = track.get(i).lastContactUnix() - track.get(i - 1).lastContactUnix();
            assertThat(gap).isBetween(7.99, 12.01);
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "New York, 40.4, 41.2, -74.5, -73.5",
    "an ocean without airports, -45, -40, -140, -130",
    "across the date line, -20, -15, 175, -178",
    "the north pole, 80, 90, -180, 180",
    "a continent, 35, 60, -10, 25",
    "a small field, 40.86, 40.89, -74.31, -74.26",
    "a mere dot, 40.001, 40.002, -74.002, -74.001",
    "the world, -90, 90, -180, 180"
  })
  void keepsTheAreaFull(String name, double south, double north, double west, double east) {
    BoundingBox area = new BoundingBox(south, north, west, east);
    Simulator simulator = new Simulator(calm(5, 150, area, 10), START);
    for (int minute = 0; minute < 20; minute++) {
      Set<String> seen = new HashSet<>();
      for (FlightState report : simulator.advanceTo(START + minute * 60 + 12.0)) {
        assertThat(area.contains(report.lat(), report.lon())).as(name + " " + report).isTrue();
        seen.add(report.icao24());
      }
      assertThat(seen).as(name).hasSizeGreaterThanOrEqualTo(150);
    }
  }

  @Test
  void noTwoAircraftShareAnAddress() {
    Simulator simulator = new Simulator(calm(1, 4000, BoundingBox.WORLD, 10), START);
    // One report of each, and no flight can have followed another in so short a time unseen.
    List<FlightState> reports = simulator.advanceTo(START + 12);
    Set<String> seen = new HashSet<>();
    reports.forEach(report -> seen.add(report.icao24()));
    assertThat(seen).hasSizeGreaterThanOrEqualTo(4000);
    assertThat(seen).allMatch(icao24 -> icao24.matches("[0-9a-f]{6}"));
  }

  @Test
  void mixesTrafficOverNewYork() {
    Simulator simulator = new Simulator(calm(1, 250, NEW_YORK, 10), START);
    List<FlightState> reports = simulator.advanceTo(START + 12);
    assertThat(reports.stream().filter(FlightState::onGround).count()).isBetween(20L, 90L);
    assertThat(reports.stream().filter(r -> r.altitudeM() > 8000).count()).isBetween(20L, 100L);
    assertThat(reports.stream().filter(r -> r.category() == 8).count()).isBetween(8L, 25L);
    assertThat(reports.stream().filter(r -> "KJFK".equals(r.destination())).count())
        .isGreaterThan(15);
    assertThat(reports.stream().filter(r -> "KJFK".equals(r.origin())).count()).isGreaterThan(5);
    assertThat(reports).allMatch(r -> r.callsign() != null && r.aircraftType() != null);
  }

  @Test
  void saysWhatIsWrongWithItsSettings() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> calm(1, 0, NEW_YORK, 10))
        .withMessage("aircraft must be 1 to 100000, not 0");
    assertThatIllegalArgumentException().isThrownBy(() -> calm(1, 10, NEW_YORK, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> calm(1, 10, new BoundingBox(50, 40, 0, 1), 10));
  }
}
