package io.skysentinel.detector.learned;

import static io.skysentinel.detector.learned.Trial.Outcome.DROPPED;
import static io.skysentinel.detector.learned.Trial.Outcome.GOES_ON;
import static io.skysentinel.detector.learned.Trial.Outcome.SWAPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TrialTest {
  private final Random random = new Random(3);
  private final ScoreSpread old = new ScoreSpread();
  private final ScoreSpread young = new ScoreSpread();

  private void add(ScoreSpread to, int scores, double around) {
    for (int i = 0; i < scores; i++) {
      to.add(around + 0.1 * random.nextGaussian());
    }
  }

  private Trial.Outcome outcome() {
    return Trial.of(old, young);
  }

  @Test
  void whoFindsTheNewSkyUsualTakesOverFromWhoDoesNot() {
    add(old, 50_000, 1);
    add(old, Trial.LEAST, 1.6);
    assertThat(old.misfit()).isGreaterThan(Trial.DRIFTS);
    add(young, Trial.LEAST - 1, 1.1);
    assertThat(outcome()).isEqualTo(GOES_ON);
    add(young, 1, 1.1);
    assertThat(outcome()).isEqualTo(SWAPPED);
  }

  @Test
  void whoIsAsSurprisedDoesNotTakeOver() {
    add(old, 50_000, 1);
    add(old, Trial.LEAST, 1.6);
    add(young, Trial.LEAST, 1.6);
    assertThat(outcome()).isEqualTo(GOES_ON);
    add(young, Trial.MOST - Trial.LEAST, 1.6);
    assertThat(outcome()).isEqualTo(DROPPED);
  }

  @Test
  void whoseOwnScoresMoveAboutDoesNotTakeOver() {
    add(old, 50_000, 1);
    add(old, 5_000, 1.6);
    add(young, Trial.LEAST, 0.8);
    add(young, 6_000, 1.2);
    assertThat(young.lately()).isLessThan(old.lately());
    assertThat(outcome()).isEqualTo(GOES_ON);
  }

  @Test
  void whatThePresentModelHasLearnedItselfNeedsNoOther() {
    add(old, 50_000, 1);
    add(young, Trial.LEAST, 1);
    assertThat(outcome()).isEqualTo(DROPPED);
  }
}
