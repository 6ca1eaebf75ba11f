package io.skysentinel.core.detect.judging;

import static io.skysentinel.core.detect.AnomalyKind.HOLDING;
import static io.skysentinel.core.detect.AnomalyKind.LOW_SPEED;
import static io.skysentinel.core.detect.AnomalyKind.POSITION_INTEGRITY;
import static io.skysentinel.core.detect.EventPhase.END;
import static io.skysentinel.core.detect.EventPhase.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of place and speed, at 1 s and at 10 s polls. */
class PlaceRulesTest {
  private final MadeSky sky = new MadeSky();

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
    assertThat(sky.onlyOne(HOLDING).tReported()).isLessThan(leaves);
  }

  @EachPoll
  void aGliderInAThermalIsNotHolding(double step) {
    MadeAircraft glider = sky.add(new MadeAircraft("abc001", 46, 8, 1500, 28, 90));
    glider.category = 9;
    glider.turnDegS = 14;
    glider.rateMps = 2;
    sky.run(600, step);
    assertThat(sky.said).isEmpty();
  }

  @EachPoll
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

  @EachPoll
  void whoSlowsDownToAThirdOfItsSpeedIsTooSlow(double step) {
    MadeAircraft jet = sky.airliner();
    sky.run(120, step);
    sky.run(160, step, i -> jet.speedMps -= 1.2 * step);
    sky.run(40, step);
    sky.run(130, step, i -> jet.speedMps += 1.2 * step);
    assertThat(sky.onlyOne(LOW_SPEED).icao24()).isEqualTo(jet.icao24);
  }

  @EachPoll
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

  @EachPoll
  void aSpoofedAircraftThatReportsTwentySixMetresASecondDoesNotStall(double step) {
    MadeAircraft jet = sky.add(new MadeAircraft("abc001", 46, 8, 11_500, 230, 90));
    sky.run(120, step);
    jet.lat += 0.6;
    jet.speedMps = 26;
    sky.run(180, step);
    assertThat(sky.of(LOW_SPEED, START)).isEmpty();
    assertThat(sky.of(POSITION_INTEGRITY, START)).hasSize(1);
  }

  @EachPoll
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

  @EachPoll
  void aPositionThatStandsWhileASpeedIsReportedIsNotBelieved(double step) {
    MadeAircraft jet = sky.airliner();
    sky.run(120, step);
    jet.spoof(jet.lat, jet.lon, 0.00004);
    sky.run(120, step);
    assertThat(sky.of(POSITION_INTEGRITY, START))
        .singleElement()
        .satisfies(event -> assertThat(event.text()).contains("are reported"));
  }

  @EachPoll
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

  @EachPoll
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
    AnomalyEvent event = sky.onlyOne(POSITION_INTEGRITY);
    assertThat(event.icao24()).isEqualTo(jet.icao24);
    assertThat(event.text()).startsWith("Its own navigation");
    assertThat(event.tReported()).isLessThanOrEqualTo(MadeSky.START + 120 + 31);
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
