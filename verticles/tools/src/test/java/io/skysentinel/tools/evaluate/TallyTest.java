package io.skysentinel.tools.evaluate;

import static io.skysentinel.core.detect.AnomalyKind.GO_AROUND;
import static io.skysentinel.core.detect.AnomalyKind.HOLDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final Label LABEL = new Label("f", "abc001", HOLDING, 1000, 1600, true);

  private static Detection detection(AnomalyKind kind, String icao24, double start, double end) {
    return new Detection(
        "f", icao24, kind, start, start + 20, end, Severity.HIGH, 0.9, List.of(), "");
  }

  @Test
  void whatOverlapsItsLabelIsFoundAndWhatDoesNotIsUnlabelled() {
    List<Detection> detections =
        List.of(
            detection(HOLDING, "abc001", 1100, 1700),
            detection(HOLDING, "abc001", 3000, 3600),
            detection(HOLDING, "abc002", 1100, 1700),
            detection(GO_AROUND, "abc001", 1100, 1700));
    Tally tally = Tally.of(HOLDING, List.of(LABEL), detections);
    assertThat(tally.found()).isEqualTo(1);
    assertThat(tally.certainFound()).isEqualTo(1);
    assertThat(tally.matched()).isEqualTo(1);
    assertThat(tally.unmatched()).isEqualTo(2);
    assertThat(tally.high()).isEqualTo(2);
    assertThat(tally.medianDelay()).isEqualTo(120);
    assertThat(tally.recall()).isEqualTo(1);
    assertThat(tally.precision()).isEqualTo(1 / 3.0);
  }

  @Test
  void aGoAroundsDelayBeginsWhereItsClimbBegins() {
    Label label = new Label("f", "abc001", GO_AROUND, 1000, 1100, true);
    Tally tally =
        Tally.of(GO_AROUND, List.of(label), List.of(detection(GO_AROUND, "abc001", 1050, 1100)));
    assertThat(tally.medianDelay()).isEqualTo(20);
  }

  @Test
  void anotherFileIsAnotherWorld() {
    Label elsewhere = new Label("g", "abc001", HOLDING, 1000, 1600, false);
    Tally tally =
        Tally.of(HOLDING, List.of(elsewhere), List.of(detection(HOLDING, "abc001", 1100, 1700)));
    assertThat(tally.found()).isZero();
    assertThat(tally.unmatched()).isEqualTo(1);
  }
}
