package io.skysentinel.detector.learned;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.returntypes.DiVector;
import com.amazon.randomcutforest.state.RandomCutForestMapper;
import io.skysentinel.core.detect.learned.Features;
import io.skysentinel.core.detect.learned.LearnedScore.Unusual;
import io.skysentinel.core.detect.track.FlightClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A random cut forest, and what its scores usually are. Not for two threads at once. */
public final class Model {
  static final int TREES = 30;
  static final int SAMPLE = 256;
  static final int DIMENSIONS = Features.NAMES.size();

  /**
   * How many updates it remembers, fading: hours of a small sky, minutes of a large one. In both
   * what is unusual is a small part of it.
   */
  public static final long MEMORY = 200_000;

  /** So many have to be learned before anything is said: each tree is then full. */
  private static final int LEAST_LEARNED = 4 * SAMPLE;

  /** In deviations: there the score is one half, and it is said which features make it so. */
  private static final double HALF_AT = 4;

  private static final double STEEPNESS = 1.5;
  private static final int NAMED = 3;

  private final RandomCutForest forest;
  private final ScoreSpread spread;

  Model(RandomCutForest forest, ScoreSpread spread) {
    this.forest = forest;
    this.spread = spread;
  }

  /** One that knows nothing. */
  static Model untaught(long seed) {
    return new Model(
        RandomCutForest.builder()
            .dimensions(DIMENSIONS)
            .numberOfTrees(TREES)
            .sampleSize(SAMPLE)
            .outputAfter(SAMPLE)
            .timeDecay(1.0 / MEMORY)
            .randomSeed(seed)
            .build(),
        new ScoreSpread());
  }

  /** How unusual that is, as the forest counts; NaN while too little is learned. */
  double score(float[] features) {
    return knowsEnough() ? forest.getAnomalyScore(features) : Double.NaN;
  }

  /** The same as people count; null while it is not known which scores are usual. */
  @Nullable Unusual said(double score, float[] features) {
    if (Double.isNaN(score) || !spread.isKnown()) {
      return null;
    }
    double off = spread.deviations(score);
    double said = 1 / (1 + Math.exp((HALF_AT - off) / STEEPNESS));
    return new Unusual(said, off < HALF_AT ? null : because(features));
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

  /** Learns what had that score. */
  void learn(float[] features, double score) {
    forest.update(features);
    if (!Double.isNaN(score)) {
      spread.add(score);
    }
  }

  /** How many updates it has learned. */
  public long learned() {
    return forest.getTotalUpdates();
  }

  ScoreSpread spread() {
    return spread;
  }

  /** What it knows now; null while that is nothing. It goes on learning meanwhile. */
  @Nullable ModelSnapshot snapshot(FlightClass kind) {
    return knowsEnough() && spread.isKnown()
        ? new ModelSnapshot(kind, new RandomCutForestMapper().toState(forest), spread.kept())
        : null;
  }

  private boolean knowsEnough() {
    return forest.getTotalUpdates() >= LEAST_LEARNED;
  }
}
