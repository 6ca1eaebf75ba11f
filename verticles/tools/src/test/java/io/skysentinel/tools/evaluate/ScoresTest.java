package io.skysentinel.tools.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What scores are measured by, and what the learned one is measured against. */
class ScoresTest {
  private static final float[] UNUSUAL = {5, 6, -5};

  private final Random random = new Random(3);

  private List<float[]> usual() {
    List<float[]> all = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      all.add(
          new float[] {
            (float) random.nextGaussian(),
            (float) random.nextGaussian(),
            (float) random.nextGaussian()
          });
    }
    return all;
  }

  @Test
  void whoRanksAllEventsFirstIsPerfect() {
    Ranking ranking =
        Ranking.of(new double[] {0.1, 0.9, 0.2, 0.8}, new boolean[] {false, true, false, true});
    assertThat(ranking.averagePrecision()).isEqualTo(1);
    assertThat(ranking.auc()).isEqualTo(1);
    assertThat(ranking.within()).isEqualTo(2);
  }

  @Test
  void whoRanksThemLastIsNone() {
    Ranking ranking =
        Ranking.of(new double[] {0.1, 0.9, 0.2, 0.8}, new boolean[] {true, false, false, false});
    assertThat(ranking.auc()).isZero();
    assertThat(ranking.averagePrecision()).isEqualTo(0.25);
  }

  @Test
  void whoCannotTellIsAsGoodAsChance() {
    Ranking ranking = Ranking.of(new double[4], new boolean[] {true, false, false, false});
    assertThat(ranking.auc()).isEqualTo(0.5);
    assertThat(ranking.averagePrecision()).isEqualTo(0.25);
  }

  @Test
  void onePlaceWrongCostsItsShare() {
    Ranking ranking = Ranking.of(new double[] {3, 2, 1}, new boolean[] {true, false, true});
    assertThat(ranking.averagePrecision()).isCloseTo((1 + 2 / 3.0) / 2, within(1e-9));
    assertThat(ranking.auc()).isEqualTo(0.5);
  }

  @Test
  void bothBarsRaiseWhatLiesFarOff() {
    List<float[]> all = usual();
    RobustZ robust = new RobustZ(all);
    IsolationForest forest = new IsolationForest(all, 100, 256, random);
    assertThat(robust.score(UNUSUAL)).isCloseTo(6, within(0.7));
    assertThat(all).filteredOn(one -> robust.score(one) >= robust.score(UNUSUAL)).isEmpty();
    assertThat(all)
        .filteredOn(one -> forest.score(one) >= forest.score(UNUSUAL))
        .hasSizeLessThan(10);
    assertThat(forest.score(new float[3])).isLessThan(0.5);
  }
}
