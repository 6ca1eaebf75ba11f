package io.skysentinel.simulator;

import static io.skysentinel.simulator.Skies.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.geo.Sphere;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each kind of event shows in the reports as its label says. */
class EventsTest {
  private static final double HOUR = 3600;
  private static Map<String, List<FlightState>> tracks;
  private static List<TruthEvent> truth;

  @BeforeAll
  static void flyTwoHours() {
    Simulator simulator = new Simulator(Skies.eventful(11, 250, 2), START);
    tracks = Skies.byAircraft(simulator.advanceTo(START + 2 * HOUR));
    truth = simulator.drainTruth();
  }

  @Test
  void everyKindHappensAboutAsOftenAsWished() {
    Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
    truth.forEach(event -> kinds.add(event.kind()));
    assertThat(kinds).containsExactlyInAnyOrder(EventKind.values());
    // Two a minute for 120 minutes; descents and jumps label more than one each.
    assertThat(truth).hasSizeBetween(190, 420);
    assertThat(truth)
        .allSatisfy(event -> assertThat(event.endUnix()).isGreaterThan(event.startUnix()))
        .allSatisfy(event -> assertThat(tracks).containsKey(event.icao24()));
  }

  @Test
  void goAroundsClimbAwayAndLandLater() {
    each(
        EventKind.GO_AROUND,
        event -> {
          List<FlightState> during = during(event);
          FlightState first = during.get(0);
          FlightState last = during.get(during.size() - 1);
          assertThat(last.altitudeM() - first.altitudeM()).as(event.toString()).isGreaterThan(60);
          assertThat(during).noneMatch(FlightState::onGround);
          if (event.endUnix() < START + HOUR) {
            assertThat(after(event)).as(event.toString()).anyMatch(FlightState::onGround);
          }
        });
  }

  @Test
  void emergencyDescentsReachTenThousandFeet() {
    each(
        EventKind.EMERGENCY_DESCENT,
        event -> {
          List<FlightState> during = during(event);
          assertThat(during.get(0).altitudeM()).isGreaterThan(7500);
          assertThat(during).as(event.toString()).anyMatch(s -> s.verticalRateMps() < -24);
          if (event.endUnix() < START + 2 * HOUR) {
            assertThat(during.get(during.size() - 1).altitudeM()).isBetween(3000.0, 3300.0);
            assertThat(during).anyMatch(state -> "7700".equals(state.squawk()));
          }
        });
  }

  @Test
  void emergencyCodesAreSentInTheirTimeOnly() {
    for (EventKind kind :
        List.of(EventKind.SQUAWK_7500, EventKind.SQUAWK_7600, EventKind.SQUAWK_7700)) {
      String code = kind.name().substring(7);
      each(
          kind,
          event -> {
            assertThat(during(event)).allMatch(state -> code.equals(state.squawk()));
            assertThat(after(event).stream().limit(10))
                .as(event.toString())
                .noneMatch(state -> code.equals(state.squawk()));
          });
    }
  }

  @Test
  void holdingsFlyTheirOrbits() {
    each(
        EventKind.HOLDING,
        event -> {
          if (event.endUnix() > START + 2 * HOUR) {
            return;
          }
          List<FlightState> during = during(event);
          double turned = 0;
          for (int i = 1; i < during.size(); i++) {
            turned +=
                Sphere.headingDifferenceDeg(
                    during.get(i - 1).headingDeg(), during.get(i).headingDeg());
          }
          int orbits = Character.digit(event.detail().charAt(0), 10);
          assertThat(turned).as(event.toString()).isBetween(orbits * 350.0, orbits * 375.0);
          assertThat((event.endUnix() - event.startUnix()) / orbits).isBetween(200.0, 360.0);
        });
  }

  @Test
  void slowFlightIsFarBelowTheUsualSpeedAndRecovers() {
    each(
        EventKind.LOW_SPEED,
        event -> {
          if (event.endUnix() > START + 2 * HOUR) {
            return;
          }
          List<FlightState> during = during(event);
          double slowest =
              during.stream().mapToDouble(FlightState::velocityMps).min().orElseThrow();
          assertThat(slowest).as(event.toString()).isLessThan(55);
          assertThat(during.get(during.size() - 1).velocityMps())
              .isGreaterThan(during.get(0).velocityMps() - 5);
        });
  }

  @Test
  void lostSignalsAreNotHeardForMinutes() {
    each(
        EventKind.LOSS_OF_SIGNAL,
        event -> {
          assertThat(during(event)).as(event.toString()).isEmpty();
          assertThat(event.endUnix() - event.startUnix()).isBetween(179.9, 600.1);
          if (event.endUnix() < START + 2 * HOUR - 3) {
            assertThat(after(event)).as(event.toString()).isNotEmpty();
          }
        });
  }

  @Test
  void falsePositionsJumpThereAndBack() {
    each(
        EventKind.POSITION_JUMP,
        event -> {
          FlightState before = lastBefore(event);
          FlightState first = during(event).get(0);
          double jump = Sphere.distanceM(before.lat(), before.lon(), first.lat(), first.lon());
          double seconds = first.lastContactUnix() - before.lastContactUnix();
          // Neighbours of the first may by chance be near the false place.
          double announced = Double.parseDouble(event.detail().replaceAll("[^0-9]", "")) * 1000;
          assertThat(jump).as(event.toString()).isGreaterThan(announced - 1000 - 300 * seconds);
        });
    assertThat(truth.stream().filter(e -> e.detail().matches(".* (2|3|4|5|6)\\d km off")))
        .as("most are tens of kilometres off")
        .hasSizeGreaterThan(15);
  }

  @Test
  void noisySensorsScatter() {
    each(
        EventKind.SENSOR_NOISE,
        event -> {
          List<FlightState> during = during(event);
          double scatter = 0;
          for (int i = 1; i < during.size(); i++) {
            scatter += Math.abs(during.get(i).altitudeM() - during.get(i - 1).altitudeM());
          }
          assertThat(scatter / (during.size() - 1)).as(event.toString()).isGreaterThan(80);
        });
  }

  @Test
  void everydayNoiseIsSmall() {
    SimulatorSettings calm = Skies.calm(2, 100, Skies.NEW_YORK, 2);
    SimulatorSettings noisy =
        new SimulatorSettings(2, 100, Skies.NEW_YORK, 2, calm.jitterS(), 0, true);
    List<FlightState> exact = new Simulator(calm, START).advanceTo(START + 60);
    List<FlightState> measured = new Simulator(noisy, START).advanceTo(START + 60);
    assertThat(measured).hasSameSizeAs(exact).isNotEqualTo(exact);
    for (int i = 0; i < exact.size(); i++) {
      FlightState a = exact.get(i);
      FlightState b = measured.get(i);
      assertThat(Sphere.distanceM(a.lat(), a.lon(), b.lat(), b.lon())).isLessThan(40);
      assertThat(Math.abs(a.altitudeM() - b.altitudeM())).isLessThan(30);
      assertThat(Math.abs(a.velocityMps() - b.velocityMps())).isLessThan(3);
    }
  }

  private static void each(EventKind kind, Consumer<TruthEvent> check) {
    List<TruthEvent> events = truth.stream().filter(event -> event.kind() == kind).toList();
    assertThat(events).hasSizeGreaterThan(3);
    events.stream().filter(event -> event.endUnix() < START + 2 * HOUR).forEach(check);
  }

  private static List<FlightState> during(TruthEvent event) {
    List<FlightState> found = new ArrayList<>();
    for (FlightState state : tracks.getOrDefault(event.icao24(), List.of())) {
      if (state.lastContactUnix() >= event.startUnix()
          && state.lastContactUnix() < event.endUnix()) {
        found.add(state);
      }
    }
    return found;
  }

  private static List<FlightState> after(TruthEvent event) {
    return tracks.getOrDefault(event.icao24(), List.of()).stream()
        .filter(state -> state.lastContactUnix() > event.endUnix())
        .toList();
  }

  private static FlightState lastBefore(TruthEvent event) {
    FlightState last = null;
    for (FlightState state : tracks.getOrDefault(event.icao24(), List.of())) {
      last = state.lastContactUnix() < event.startUnix() ? state : last;
    }
    assertThat(last).isNotNull();
    return last;
  }
}
