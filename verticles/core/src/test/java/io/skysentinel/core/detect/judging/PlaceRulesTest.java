package io.skysentinel.core.detect.judging;

import static io.skysentinel.core.detect.AnomalyKind.ERRATIC_ALTITUDE;
import static io.skysentinel.core.detect.AnomalyKind.GO_AROUND;
import static io.skysentinel.core.detect.AnomalyKind.HOLDING;
import static io.skysentinel.core.detect.AnomalyKind.LOW_SPEED;
import static io.skysentinel.core.detect.AnomalyKind.POSITION_INTEGRITY;
import static io.skysentinel.core.detect.EventPhase.END;
import static io.skysentinel.core.detect.EventPhase.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.detect.Severity;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of place and speed, at 1 s and at 10 s polls. */
class PlaceRulesTest {
  private final MadeSky sky = new MadeSky();

  /** On final to the runway: 15 km out, 72 m/s, down a glide path of 3°. */
  private MadeAircraft approaching() {
    double outM = 15_000;
    MadeAircraft jet =
        new MadeAircraft(
            "abc001",
            MadeSky.FIELD_LAT - outM / 111_195,
            MadeSky.FIELD_LON,
            MadeSky.FIELD_M + outM * 0.0524,
            72,
            0);
    jet.rateMps = -72 * 0.0524;
    return sky.add(jet);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7, 8, 9, 10, 11, 12})
  void anAltimeterThatScattersOnFinalIsNoGoAround(long seed) {
    MadeAircraft jet = approaching();
    sky.run(60, 1);
    Random scatter = new Random(seed);
    for (int second = 0; second < 145; second++) {
      jet.altitudeOffM = 300 * scatter.nextGaussian();
      sky.run(1, 1);
    }
    assertThat(sky.of(GO_AROUND, START)).isEmpty();
    assertThat(sky.of(ERRATIC_ALTITUDE, START)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 5, 10})
  void anApproachBrokenOffIsSaidWithinHalfAMinute(double step) {
    MadeAircraft jet = approaching();
    sky.run(180, step);
    jet.rateMps = 9;
    sky.run(120, step);
    jet.rateMps = 0;
    sky.run(60, step);
    assertThat(sky.starts())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.kind()).isEqualTo(GO_AROUND);
          assertThat(event.severity()).isEqualTo(Severity.HIGH);
          assertThat(event.tReported()).isLessThanOrEqualTo(MadeSky.START + 180 + 30);
          assertThat(event.text()).startsWith("Go-around at TEST 36");
        });
    assertThat(sky.of(GO_AROUND, END)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 10})
  void aLandingAndATouchAndGoAreNone(double step) {
    MadeAircraft jet = approaching();
    sky.run(200, step);
    jet.rateMps = 0;
    jet.onGround = true;
    sky.run(20, step);
    jet.onGround = false;
    jet.rateMps = 9;
    sky.run(120, step);
    assertThat(sky.said).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 10})
  void aTakeOffIsNone(double step) {
    MadeAircraft jet = sky.add(new MadeAircraft("abc001", 45, 7, MadeSky.FIELD_M, 75, 0));
    jet.rateMps = 10;
    sky.run(200, step);
    assertThat(sky.said).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 5, 10})
  void racetracksAreHoldingBeforeTheyEnd(double step) {
    MadeAircraft jet = sky.add(new MadeAircraft("abc001", 46, 8, 3000, 120, 90));
    sky.run(120, step);
    for (int half = 0; half < 6; half++) {
      jet.turnDegS = 3;
      sky.run(60, step);
      jet.turnDegS = 0;
      sky.run(60, step);
    }
    double leaves = sky.unix;
    sky.run(400, step);
    assertThat(sky.begun()).containsExactly(HOLDING);
    assertThat(sky.starts().get(0).tReported()).isLessThan(leaves);
    assertThat(sky.of(HOLDING, END)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 10})
  void aGliderInAThermalIsNotHolding(double step) {
    MadeAircraft glider = sky.add(new MadeAircraft("abc001", 46, 8, 1500, 28, 90));
    glider.category = 9;
    glider.turnDegS = 14;
    glider.rateMps = 2;
    sky.run(600, step);
    assertThat(sky.said).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 10})
  void whoWatchesTheGroundSlowlyAndLevelIsHolding(double step) {
    MadeAircraft drone = sky.add(new MadeAircraft("abc001", 46, 8, 1500, 24, 90));
    drone.category = 14;
    drone.turnDegS = 4;
    sky.run(300, step);
    assertThat(sky.begun()).containsExactly(HOLDING);
  }

  @Test
  void circuitsOfAnAirfieldAreNotHolding() {
    MadeAircraft light = sky.add(new MadeAircraft("abc001", 46, 8, 300, 50, 0));
    for (int circuit = 0; circuit < 3; circuit++) {
      light.rateMps = 3;
      sky.run(100, 5);
      light.turnDegS = 3;
      light.rateMps = 0;
      sky.run(60, 5);
      light.turnDegS = 0;
      light.rateMps = -3;
      sky.run(100, 5);
      light.turnDegS = 3;
      light.rateMps = 0;
      sky.run(60, 5);
      light.turnDegS = 0;
    }
    assertThat(sky.of(HOLDING, START)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 10})
  void whoSlowsDownToAThirdOfItsSpeedIsTooSlow(double step) {
    MadeAircraft jet = sky.airliner();
    sky.run(120, step);
    while (jet.speedMps > 46) {
      jet.speedMps -= 1.2 * step;
      sky.run(step, step);
    }
    sky.run(40, step);
    while (jet.speedMps < 200) {
      jet.speedMps += 1.2 * step;
      sky.run(step, step);
    }
    assertThat(sky.begun()).containsExactly(LOW_SPEED);
    assertThat(sky.of(LOW_SPEED, END)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 10})
  void aPositionThatLeapsAwayAndStaysIsNotBelieved(double step) {
    MadeAircraft jet = sky.airliner();
    sky.run(120, step);
    jet.spoof(46.4, 8.1, 0.00005);
    sky.run(120, step);
    jet.spoofNoMore();
    sky.run(180, step);
    assertThat(sky.begun()).containsOnly(POSITION_INTEGRITY);
    assertThat(sky.starts().get(0).tReported()).isLessThan(MadeSky.START + 120 + 31);
    assertThat(sky.of(POSITION_INTEGRITY, END)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 10})
  void aSpoofedAircraftThatReportsTwentySixMetresASecondDoesNotStall(double step) {
    MadeAircraft jet = sky.add(new MadeAircraft("abc001", 46, 8, 11_500, 230, 90));
    sky.run(120, step);
    jet.lat += 0.6;
    jet.speedMps = 26;
    sky.run(180, step);
    assertThat(sky.of(LOW_SPEED, START)).isEmpty();
    assertThat(sky.of(POSITION_INTEGRITY, START)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 10})
  void oneGarbledPositionIsPassedOver(double step) {
    MadeAircraft jet = sky.airliner();
    sky.run(120, step);
    jet.spoof(47, 9, 0);
    sky.run(step, step);
    assertThat(sky.last.processed().plausibility()).isEqualTo("jump");
    jet.spoofNoMore();
    sky.run(120, step);
    assertThat(sky.said).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 10})
  void aPositionThatStandsWhileASpeedIsReportedIsNotBelieved(double step) {
    MadeAircraft jet = sky.airliner();
    sky.run(120, step);
    jet.spoof(jet.lat, jet.lon, 0.00004);
    sky.run(120, step);
    assertThat(sky.of(POSITION_INTEGRITY, START))
        .singleElement()
        .satisfies(event -> assertThat(event.text()).contains("are reported"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 10})
  void whoTurnsAroundBetweenTwoReportsIsBelieved(double step) {
    MadeAircraft jet = sky.add(new MadeAircraft("abc001", 46, 8, 3000, 120, 90));
    sky.run(120, step);
    jet.silent = true;
    jet.turnDegS = 3;
    sky.run(60, step);
    jet.turnDegS = 0;
    jet.silent = false;
    sky.run(60, step);
    assertThat(sky.said).isEmpty();
    assertThat(sky.last.processed().plausibility()).isEqualTo("fresh");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 10})
  void whoLosesItsOwnNavigationIsNotBelieved(double step) {
    MadeAircraft jet = sky.airliner();
    MadeAircraft old = sky.airliner();
    jet.nic = 8;
    old.nic = 0; // never knew better
    sky.run(120, step);
    jet.nic = 0;
    sky.run(60, step);
    jet.nic = 8;
    sky.run(120, step);
    assertThat(sky.starts())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.icao24()).isEqualTo(jet.icao24);
          assertThat(event.kind()).isEqualTo(POSITION_INTEGRITY);
          assertThat(event.text()).startsWith("Its own navigation");
          assertThat(event.tReported()).isLessThanOrEqualTo(MadeSky.START + 120 + 31);
        });
    assertThat(sky.of(POSITION_INTEGRITY, END)).hasSize(1);
  }

  @Test
  void manyAtOnceAreGrave() {
    sky.airliner();
    sky.airliner();
    sky.run(120, 5);
    sky.aircraft.forEach(jet -> jet.spoof(46.6, 8.1, 0.00006));
    sky.run(60, 5);
    assertThat(sky.of(POSITION_INTEGRITY, START)).hasSize(2);
    assertThat(sky.said).anyMatch(event -> event.severity() == Severity.HIGH);
  }
}
