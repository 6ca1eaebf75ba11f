package io.skysentinel.tools.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.Severity;
import io.skysentinel.core.detect.runway.Runways;
import io.skysentinel.core.reference.ReferenceData;
import org.junit.jupiter.api.Test;

/** The rules on an invented sky that no limit was chosen on. */
class SimulationsTest {
  private static final int SEED = 77;

  private final Run run = new Simulations(Runways.of(ReferenceData.airports()), 45).play(SEED, 10);

  private Tally tally(AnomalyKind kind) {
    return Tally.of(kind, run.labels(), run.detections());
  }

  @Test
  void injectedEventsAreFound() {
    assertThat(run.labels()).hasSizeGreaterThan(50);
    assertThat(tally(AnomalyKind.EMERGENCY_SQUAWK).recall()).isGreaterThanOrEqualTo(0.95);
    assertThat(tally(AnomalyKind.POSITION_INTEGRITY).recall()).isGreaterThanOrEqualTo(0.95);
    assertThat(tally(AnomalyKind.RAPID_DESCENT).recall()).isGreaterThanOrEqualTo(0.9);
    assertThat(tally(AnomalyKind.GO_AROUND).recall()).isGreaterThanOrEqualTo(0.9);
    assertThat(tally(AnomalyKind.HOLDING).recall()).isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void ordinaryFlyingRaisesNoGraveAlarm() {
    long grave =
        run.detections().stream()
            .filter(detection -> detection.severity() == Severity.HIGH)
            .filter(
                detection -> run.labels().stream().noneMatch(label -> label.isFoundBy(detection)))
            .count();
    assertThat(grave * 100 / run.hours()).isLessThanOrEqualTo(1);
  }
}
