package io.skysentinel.detector.learned;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.detect.learned.Features;
import io.skysentinel.core.detect.learned.LearnedScore.Unusual;
import io.skysentinel.core.detect.track.FlightClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForestScoreTest {
  private static final int RATE = Features.NAMES.indexOf("vertical_rate");

  private final Random random = new Random(7);
  private final ForestScore score = new ForestScore(10_000);
  private final List<ModelChange> changes = new ArrayList<>();

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
    assertThat(score.snapshot(FlightClass.LARGE)).isNull();
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
  void whatWasKeptIsKnownAgainAtOnceAndTakesLittleSpace() throws Exception {
    learn(3000);
    ModelReader.Kept kept = kept();
    ForestScore heir = new ForestScore(10_000, changes::add);
    assertThat(heir.restore(kept.kind(), kept.model())).isTrue();
    assertThat(heir.learned(FlightClass.LARGE)).isEqualTo(3000);
    Unusual like = Objects.requireNonNull(heir.look(FlightClass.LARGE, usual()));
    Unusual unlike = Objects.requireNonNull(heir.look(FlightClass.LARGE, diving()));
    assertThat(like.score()).isLessThan(0.3);
    assertThat(unlike.score()).isGreaterThan(0.5);
    assertThat(changes).containsExactly(ModelChange.RESTORED);
  }

  @Test
  void whoKnowsAsMuchByNowKeepsThat() throws Exception {
    learn(3000);
    ModelReader.Kept kept = kept();
    learn(1);
    assertThat(score.restore(kept.kind(), kept.model())).isFalse();
    assertThat(score.restore(FlightClass.SURFACE, kept.model())).isFalse();
    assertThat(score.learned(FlightClass.LARGE)).isEqualTo(3001);
  }

  /** Another thread makes bytes of it meanwhile. */
  @Test
  void aSnapshotStaysAsItIsWhileTheModelLearnsOn() {
    learn(3000);
    ModelSnapshot snapshot = Objects.requireNonNull(score.snapshot(FlightClass.LARGE));
    byte[] before = snapshot.bytes();
    learn(3000);
    assertThat(snapshot.bytes()).isEqualTo(before);
    assertThat(before.length).isLessThan(512 * 1024);
  }

  private ModelReader.Kept kept() throws Exception {
    return ModelReader.read(Objects.requireNonNull(score.snapshot(FlightClass.LARGE)).bytes());
  }

  @Test
  void aSkyThatBecameAnotherOneIsLearnedAnewAndTheModelSwapped() {
    ForestScore watched = new ForestScore(10_000, changes::add);
    for (int i = 0; i < 40_000; i++) {
      Unusual unused = watched.look(FlightClass.LARGE, usual());
    }
    assertThat(changes).isEmpty();
    for (int i = 0; i < 30_000; i++) {
      float[] features = usual();
      features[RATE] = (float) (3 + random.nextGaussian());
      Unusual unused = watched.look(FlightClass.LARGE, features);
    }
    assertThat(changes).startsWith(ModelChange.RETRAINED, ModelChange.SWAPPED);
    assertThat(watched.learned(FlightClass.LARGE)).isLessThan(30_000);
    assertThat(watched.misfit(FlightClass.LARGE)).isLessThan(Trial.DRIFTS);
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
