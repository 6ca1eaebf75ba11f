package io.skysentinel.core.detect.judging;

import static io.skysentinel.core.detect.AnomalyKind.EMERGENCY_SQUAWK;
import static io.skysentinel.core.detect.AnomalyKind.ERRATIC_ALTITUDE;
import static io.skysentinel.core.detect.AnomalyKind.RAPID_DESCENT;
import static io.skysentinel.core.detect.EventPhase.END;
import static io.skysentinel.core.detect.EventPhase.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of height and of what the transponder says, at 1 s and at 10 s polls. */
class HeightRulesTest {
  private final MadeSky sky = new MadeSky();
  private final MadeAircraft jet = sky.add(new MadeAircraft("abc001", 46, 8, 10_600, 230, 90));

  @ParameterizedTest
  @ValueSource(doubles = {1, 5, 10})
  void anEmergencyDescentIsOneEventWithAnEnd(double step) {
    sky.run(120, step);
    jet.rateMps = -30;
    sky.run(240, step);
    jet.rateMps = 0;
    sky.run(120, step);
    AnomalyEvent event = sky.onlyOne(RAPID_DESCENT);
    assertThat(event.severity()).isEqualTo(Severity.HIGH);
    assertThat(event.tReported()).isBetween(MadeSky.START + 130, MadeSky.START + 200);
    assertThat(event.text()).contains("ft/min");
  }

  @EachPoll
  void anAirlinersFastDescentIsNone(double step) {
    sky.run(120, step);
    jet.rateMps = -20; // 4,000 ft/min, for two minutes
    sky.run(120, step);
    jet.rateMps = -12;
    sky.run(240, step);
    assertThat(sky.said).isEmpty();
  }

  @EachPoll
  void anAltitudeThatLeapsAndStaysIsNoDescent(double step) {
    sky.run(120, step);
    jet.altitudeOffM = -2500;
    sky.run(180, step);
    assertThat(sky.of(RAPID_DESCENT, START)).isEmpty();
  }

  @EachPoll
  void anAltitudeThatLeapsUpAndDownIsErratic(double step) {
    sky.run(120, step);
    sky.run(12 * step, step, i -> jet.altitudeOffM = i % 2 == 0 ? 400 : -400);
    jet.altitudeOffM = 0;
    sky.run(180, step);
    assertThat(sky.begun()).containsOnly(ERRATIC_ALTITUDE);
    assertThat(sky.of(ERRATIC_ALTITUDE, END)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 10})
  void anAirlinerThatGoesUpAndDownByTurnsIsErraticAndAnAerobatIsNot(double step) {
    MadeAircraft aerobat = sky.add(new MadeAircraft("abc002", 46.4, 8, 1500, 60, 90));
    aerobat.category = 2;
    sky.run(120, step);
    double off = 40 + 2 * step; // too little for a leap
    sky.run(
        120,
        step,
        i -> {
          jet.altitudeOffM = i % 2 == 0 ? off : -off;
          aerobat.altitudeOffM = jet.altitudeOffM;
        });
    jet.altitudeOffM = 0;
    aerobat.altitudeOffM = 0;
    sky.run(180, step);
    assertThat(sky.onlyOne(ERRATIC_ALTITUDE).icao24()).isEqualTo(jet.icao24);
  }

  /** A feed that is asked every ten seconds may pass on what is eight seconds old. */
  @Test
  void altitudesThatAreOldByTurnsWhileItClimbsAreNotErratic() {
    jet.altitudeM = 3000;
    jet.rateMps = 12;
    sky.run(120, 10);
    sky.run(180, 10, i -> jet.altitudeOffM = i % 2 == 0 ? -12 * 8 : 0);
    assertThat(sky.said).isEmpty();
  }

  @EachPoll
  void oneWrongAltitudeIsPassedOver(double step) {
    sky.run(120, step);
    jet.altitudeOffM = 300;
    sky.run(step, step);
    jet.altitudeOffM = 0;
    sky.run(180, step);
    assertThat(sky.said).isEmpty();
  }

  @EachPoll
  void anEmergencyCodeIsSaidWhenItIsHeldAndEndsWhenItIsGone(double step) {
    sky.run(60, step);
    jet.squawk = "7700";
    sky.run(120, step);
    jet.squawk = "2000";
    sky.run(60, step);
    AnomalyEvent event = sky.onlyOne(EMERGENCY_SQUAWK);
    assertThat(event.severity()).isEqualTo(Severity.HIGH);
    assertThat(event.tReported() - event.tStart()).isLessThanOrEqualTo(10);
    assertThat(event.id())
        .isEqualTo("abc001-EMERGENCY_SQUAWK-" + (long) (MadeSky.START + 60 + step));
  }

  @EachPoll
  void whatIsDeclaredBesideTheCodeIsAnEmergencyToo(double step) {
    sky.run(60, step);
    jet.emergency = "lifeguard";
    sky.run(60, step);
    assertThat(sky.said).isEmpty();
    jet.emergency = "general";
    sky.run(60, step);
    jet.squawk = "7700";
    sky.run(60, step);
    jet.emergency = null;
    jet.squawk = "2000";
    sky.run(60, step);
    AnomalyEvent event = sky.onlyOne(EMERGENCY_SQUAWK);
    assertThat(event.text()).startsWith("Declares an emergency");
    assertThat(event.severity()).isEqualTo(Severity.HIGH);
  }

  @EachPoll
  void aCodeThatIsSeenOnceIsPassedOver(double step) {
    sky.run(60, step);
    jet.squawk = "7500";
    sky.run(step, step);
    jet.squawk = "2000";
    sky.run(60, step);
    assertThat(sky.said).isEmpty();
  }
}
