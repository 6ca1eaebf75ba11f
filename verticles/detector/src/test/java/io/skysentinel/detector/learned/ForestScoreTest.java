package io.skysentinel.detector.learned;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.detect.learned.Features;
import io.skysentinel.core.detect.learned.LearnedScore.Unusual;
import io.skysentinel.core.detect.track.FlightClass;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForestScoreTest {
  private static final int RATE = Features.NAMES.indexOf("vertical_rate");

  private final Random random = new Random(7);
  private final ForestScore score = new ForestScore(10_000);

  /** In cruise, all much alike. */
  private float[] usual() {
    float[] features = new float[Features.NAMES.size()];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) (0.3 * random.nextGaussian());
    }
    return features;
  }

  private float[] diving() {
    float[] features = usual();
    features[RATE] = -5;
    return features;
  }

  private void learn(int updates) {
    for (int i = 0; i < updates; i++) {
      Unusual unused = score.look(FlightClass.LARGE, usual());
    }
  }

  @Test
  void itSaysNothingBeforeItHasSeenEnough() {
    learn(900);
    assertThat(score.look(FlightClass.LARGE, diving())).isNull();
    assertThat(score.save(FlightClass.LARGE)).isNull();
  }

  @Test
  void whatIsUnlikeAllOthersScoresHighAndSaysWhy() {
    learn(3000);
    Unusual like = Objects.requireNonNull(score.look(FlightClass.LARGE, usual()));
    Unusual unlike = Objects.requireNonNull(score.look(FlightClass.LARGE, diving()));
    assertThat(like.score()).isLessThan(0.3);
    assertThat(like.because()).isNull();
    assertThat(unlike.score()).isGreaterThan(0.5);
    assertThat(unlike.because()).startsWith("vertical_rate,");
  }

  @Test
  void whatOneClassDoesIsNoNewsOfAnother() {
    learn(3000);
    assertThat(score.look(FlightClass.LIGHT, diving())).isNull();
    assertThat(score.look(FlightClass.SURFACE, diving())).isNull();
  }

  @Test
  void whatWasKeptIsKnownAgainAndTakesLittleSpace() {
    learn(3000);
    byte[] saved = Objects.requireNonNull(score.save(FlightClass.LARGE));
    assertThat(saved.length).isLessThan(512 * 1024);
    ForestScore heir = new ForestScore(10_000);
    assertThat(heir.restore(FlightClass.LARGE, saved)).isTrue();
    for (int i = 0; i < 600; i++) {
      Unusual unused = heir.look(FlightClass.LARGE, usual());
    }
    Unusual unlike = Objects.requireNonNull(heir.look(FlightClass.LARGE, diving()));
    assertThat(unlike.score()).isGreaterThan(0.5);
  }

  @Test
  void whatIsNoModelOfOursIsPassedOver() {
    learn(3000);
    byte[] saved = Objects.requireNonNull(score.save(FlightClass.LARGE));
    byte[] cut = Arrays.copyOf(saved, saved.length / 2);
    assertThat(score.restore(FlightClass.LARGE, cut)).isFalse();
    assertThat(score.restore(FlightClass.LARGE, "{}".getBytes(StandardCharsets.UTF_8))).isFalse();
    assertThat(score.restore(FlightClass.SURFACE, saved)).isFalse();
    assertThat(score.look(FlightClass.LARGE, diving())).isNotNull();
  }

  @Test
  void aSkyThatChangesIsDrift() {
    learn(9000);
    double before = score.drift(FlightClass.LARGE);
    for (int i = 0; i < 1000; i++) {
      Unusual unused = score.look(FlightClass.LARGE, diving());
    }
    assertThat(Math.abs(before)).isLessThan(0.1);
    assertThat(score.drift(FlightClass.LARGE)).isGreaterThan(before + 0.1);
  }
}
