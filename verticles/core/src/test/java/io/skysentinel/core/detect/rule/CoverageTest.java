package io.skysentinel.core.detect.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.detect.rule.Coverage.Heights;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final long MS = 1_767_323_040_000L;
  private static final Heights CRUISE = new Heights(9000, Double.NEGATIVE_INFINITY);

  private final Coverage coverage = new Coverage();

  private boolean hears(int notWho, double lat, double lon, Heights heights) {
    return coverage.hears(MS, notWho, lat, lon, heights);
  }

  @Test
  void whereALowAircraftIsHeardAHigherOneIs() {
    coverage.heard(MS, 1, 46.1, 8.1, 5000);
    assertThat(hears(2, 46.2, 8.2, CRUISE)).isTrue();
    assertThat(hears(2, 46.2, 8.2, new Heights(4000, Double.NEGATIVE_INFINITY))).isFalse();
    assertThat(hears(2, 46.2, 8.2, new Heights(9000, 9000))).as("not so high").isFalse();
    assertThat(hears(2, 46.3, 8.2, CRUISE)).as("the next cell").isFalse();
    assertThat(hears(1, 46.1, 8.1, CRUISE)).as("itself says nothing").isFalse();
  }

  @Test
  void aFeedIsCutOffAtTheSameHeightEverywhere() {
    coverage.heard(MS, 1, 46.1, 8.1, 5000);
    coverage.heard(MS, 2, 50.1, 8.1, 11_000);
    assertThat(hears(3, 46.1, 8.1, new Heights(9000, 11_000))).isTrue();
    assertThat(hears(3, 46.1, 8.1, new Heights(9000, 12_000))).isFalse();
    assertThat(hears(2, 46.1, 8.1, new Heights(9000, 11_000))).as("by itself").isFalse();
  }

  @Test
  void howLowOthersAreHeard() {
    coverage.heard(MS, 1, 46.1, 8.1, 300);
    coverage.heard(MS, 2, 46.1, 8.1, 700);
    assertThat(coverage.lowestM(MS, 3, 46.2, 8.2)).isEqualTo(300);
    assertThat(coverage.lowestM(MS, 1, 46.2, 8.2)).isEqualTo(700);
    assertThat(coverage.lowestM(MS, 3, 46.3, 8.2)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void whereverSomebodyIsHeIsHeardOnlyIfOthersAreAllAround() {
    for (int row = -1; row <= 1; row++) {
      for (int column = -1; column <= 1; column++) {
        assertThat(coverage.hearsWherever(MS, 3, 46.1, 8.1, CRUISE)).isFalse();
        coverage.heard(MS, 1, 46.1 + 0.25 * row, 8.1 + 0.25 * column, 5000);
      }
    }
    assertThat(coverage.hearsWherever(MS, 3, 46.1, 8.1, CRUISE)).isTrue();
    assertThat(coverage.hearsWherever(MS, 1, 46.1, 8.1, CRUISE)).isFalse();
  }

  @Test
  void whatIsOlderThanAQuarterOfAnHourIsForgotten() {
    coverage.heard(MS, 1, 46.1, 8.1, 5000);
    assertThat(coverage.hears(MS + 600_000, 2, 46.1, 8.1, CRUISE)).isTrue();
    assertThat(coverage.hears(MS + 900_000, 2, 46.1, 8.1, CRUISE)).isFalse();
  }

  @Test
  void aGapBetweenTwoIsNoEdge() {
    coverage.heard(MS, 1, 46.1, 8.1, 5000);
    assertThat(coverage.hearsAround(MS, 3, 46.1, 8.3, CRUISE)).isFalse();
    coverage.heard(MS, 2, 46.1, 8.6, 5000);
    assertThat(hears(3, 46.1, 8.3, CRUISE)).isFalse();
    assertThat(coverage.hearsAround(MS, 3, 46.1, 8.3, CRUISE)).isTrue();
    assertThat(coverage.hearsAround(MS, 2, 46.1, 8.3, CRUISE)).isFalse();
  }

  /** Many in many cells, so that the tables grow and places are taken by others. */
  @Test
  void itKnowsWhatAListOfAllThatWasHeardKnows() {
    record Heard(int who, int row, int column, double altitude) {}
    Random random = new Random(1);
    List<Heard> all = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      Heard one =
          new Heard(
              random.nextInt(40),
              random.nextInt(60),
              random.nextInt(60),
              100 * random.nextInt(120));
      all.add(one);
      coverage.heard(MS, one.who(), one.row() / 4.0, one.column() / 4.0, one.altitude());
    }
    for (int i = 0; i < 2000; i++) {
      int who = random.nextInt(40);
      int row = random.nextInt(60);
      int column = random.nextInt(60);
      double low = 100 * random.nextInt(120);
      boolean expected =
          all.stream()
              .anyMatch(one ->
                  one.row() == row
                      && one.column() == column
                      && one.who() != who
                      && one.altitude() <= low + 300);
      assertThat(hears(who, row / 4.0, column / 4.0, new Heights(low, Double.NEGATIVE_INFINITY)))
          .as("%d in %d %d below %.0f", who, row, column, low)
          .isEqualTo(expected);
    }
  }
}
