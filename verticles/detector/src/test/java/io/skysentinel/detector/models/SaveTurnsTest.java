package io.skysentinel.detector.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.detect.track.FlightClass;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SaveTurnsTest {
  private static final long EVERY_MS = 300_000;

  private final SaveTurns turns = new SaveTurns(EVERY_MS);

  @Test
  void eachClassHasItsTurnOnceInAWhileAndNoTwoAtOnce() {
    List<FlightClass> all = new ArrayList<>();
    long last = 0;
    for (long now = 1; now <= 1 + EVERY_MS; now += 100) {
      FlightClass kind = turns.begins(now);
      if (kind != null) {
        assertThat(now - last).isGreaterThanOrEqualTo(EVERY_MS / FlightClass.values().length);
        last = now;
        all.add(kind);
      }
      assertThat(turns.begins(now)).isNull();
    }
    assertThat(all).containsExactly(FlightClass.values());
  }

  @Test
  void turnsThatWereMissedAreNotMadeUpFor() {
    assertThat(turns.begins(1)).isNull();
    assertThat(turns.begins(1 + 10 * EVERY_MS)).isEqualTo(FlightClass.LARGE);
    assertThat(turns.begins(2 + 10 * EVERY_MS)).isNull();
  }
}
