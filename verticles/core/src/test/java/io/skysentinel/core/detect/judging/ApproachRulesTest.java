package io.skysentinel.core.detect.judging;

import static io.skysentinel.core.detect.AnomalyKind.ERRATIC_ALTITUDE;
import static io.skysentinel.core.detect.AnomalyKind.GO_AROUND;
import static io.skysentinel.core.detect.EventPhase.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.Severity;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of aircraft that come and go at an airport. */
class ApproachRulesTest {
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
    sky.run(145, 1, second -> jet.altitudeOffM = 300 * scatter.nextGaussian());
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
    AnomalyEvent event = sky.onlyOne(GO_AROUND);
    assertThat(event.severity()).isEqualTo(Severity.HIGH);
    assertThat(event.tReported()).isLessThanOrEqualTo(MadeSky.START + 180 + 30);
    assertThat(event.text()).startsWith("Go-around at TEST 36");
  }

  @EachPoll
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

  @EachPoll
  void aTakeOffIsNone(double step) {
    MadeAircraft jet = sky.add(new MadeAircraft("abc001", 45, 7, MadeSky.FIELD_M, 75, 0));
    jet.rateMps = 10;
    sky.run(200, step);
    assertThat(sky.said).isEmpty();
  }
}
