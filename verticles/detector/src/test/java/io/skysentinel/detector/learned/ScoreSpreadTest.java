package io.skysentinel.detector.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreSpreadTest {
  private final Random random = new Random(5);

  private ScoreSpread add(ScoreSpread to, int scores, double around) {
    for (int i = 0; i < scores; i++) {
      to.add(around + 0.1 * random.nextGaussian());
    }
    return to;
  }

  @Test
  void scoresThatStayAsTheyWereFit() {
    ScoreSpread steady = add(new ScoreSpread(), 30_000, 1);
    assertThat(steady.misfit()).isLessThan(0.1);
    assertThat(steady.drift()).isCloseTo(0, within(0.1));
    assertThat(steady.deviations(1.3)).isCloseTo(3, within(0.1));
  }

  @Test
  void scoresThatBecameOthersDoNotFit() {
    ScoreSpread moved = add(add(new ScoreSpread(), 50_000, 1), 10_000, 1.5);
    assertThat(moved.misfit()).isGreaterThan(0.5);
    assertThat(moved.drift()).isGreaterThan(1);
  }

  @Test
  void whatWasKeptGoesOnAsItWould() {
    ScoreSpread spread = add(new ScoreSpread(), 8_000, 1);
    ScoreSpread heir = new ScoreSpread(spread.kept());
    for (int i = 0; i < 1_000; i++) {
      double score = 1.2 + 0.1 * random.nextGaussian();
      spread.add(score);
      heir.add(score);
    }
    assertThat(heir.drift()).isEqualTo(spread.drift());
    assertThat(heir.misfit()).isEqualTo(spread.misfit());
    assertThat(heir.count()).isEqualTo(9_000);
  }

  @Test
  void whatNeverWasASpreadIsRefused() {
    ScoreSpread.Kept kept = add(new ScoreSpread(), 600, 1).kept();
    double[] ones = kept.longs();
    assertRefused(new ScoreSpread.Kept(0, 1, 1, 1, ones, ones));
    assertRefused(new ScoreSpread.Kept(600, Double.NaN, 1, 1, ones, ones));
    assertRefused(new ScoreSpread.Kept(600, 1, -1, 1, ones, ones));
    assertRefused(new ScoreSpread.Kept(600, 1, 1, 1, new double[] {1}, ones));
    assertRefused(new ScoreSpread.Kept(600, 1, 1, 1, ones, new double[ones.length]));
  }

  private static void assertRefused(ScoreSpread.Kept kept) {
    assertThatThrownBy(() -> new ScoreSpread(kept)).isInstanceOf(IllegalArgumentException.class);
  }
}
