package io.skysentinel.detector.learned;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.returntypes.DiVector;
import io.skysentinel.core.detect.learned.Features;
import io.skysentinel.core.detect.learned.LearnedScore.Unusual;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is usual of one class of aircraft. */
final class ClassForest {
  static final int TREES = 30;
  static final int SAMPLE = 256;
  static final int DIMENSIONS = Features.NAMES.size();

  /**
   * How many updates it remembers, fading: hours of a small sky, minutes of a large one. In both
   * what is unusual is a small part of it.
   */
  private static final double MEMORY = 200_000;

  /** So many have to be learned before anything is said: each tree is then full. */
  private static final int LEAST_LEARNED = 4 * SAMPLE;

  /** In deviations: there the score is one half, and it is said which features make it so. */
  private static final double HALF_AT = 4;

  private static final double STEEPNESS = 1.5;
  private static final int NAMED = 3;

  private final long seed;
  private RandomCutForest forest;
  private final ScoreSpread spread = new ScoreSpread();

  ClassForest(long seed) {
    this.seed = seed;
    forest =
        RandomCutForest.builder()
            .dimensions(DIMENSIONS)
            .numberOfTrees(TREES)
            .sampleSize(SAMPLE)
            .outputAfter(SAMPLE)
            .timeDecay(1 / MEMORY)
            .randomSeed(seed)
            .build();
  }

  @Nullable Unusual look(float[] features) {
    boolean isKnown = forest.getTotalUpdates() >= LEAST_LEARNED;
    double raw = isKnown ? forest.getAnomalyScore(features) : Double.NaN;
    Unusual said = isKnown ? said(raw, features) : null;
    forest.update(features);
    if (isKnown) {
      spread.add(raw);
    }
    return said;
  }

  private @Nullable Unusual said(double raw, float[] features) {
    if (!spread.isKnown()) {
      return null;
    }
    double off = spread.deviations(raw);
    double score = 1 / (1 + Math.exp((HALF_AT - off) / STEEPNESS));
    return new Unusual(score, off < HALF_AT ? null : because(features));
  }

  /** Asked of few: it costs three times the score. */
  private String because(float[] features) {
    DiVector shares = forest.getAnomalyAttribution(features);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < DIMENSIONS; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble((Integer i) -> shares.getHighLowSum(i)).reversed());
    return String.join(",", order.subList(0, NAMED).stream().map(Features.NAMES::get).toList());
  }

  double drift() {
    return spread.drift();
  }

  byte @Nullable [] save() {
    return forest.getTotalUpdates() < LEAST_LEARNED ? null : ForestBytes.write(forest);
  }

  boolean restore(byte[] saved) {
    RandomCutForest read = ForestBytes.read(saved, seed);
    if (read == null) {
      return false;
    }
    forest = read;
    return true;
  }
}
