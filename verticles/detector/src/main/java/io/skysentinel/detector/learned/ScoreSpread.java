package io.skysentinel.detector.learned;

/**
 * What the scores of one class of aircraft usually are, over many updates, and whether those of
 * late differ: then the sky has changed, or the model has.
 */
final class ScoreSpread {
  private static final int LEAST = 500;
  private static final double LONG = 1.0 / 50_000;
  private static final double SHORT = 1.0 / 5_000;

  /** Scores of inliers lie as near to each other as this at least. */
  private static final double LEAST_DEVIATION = 0.05;

  private int count;
  private double mean;
  private double variance;
  private double lately;
  private volatile double drift;

  void add(double score) {
    count++;
    // The plain mean until there are enough, so that the first ones weigh no more than others.
    double off = score - mean;
    double share = Math.max(LONG, 1.0 / count);
    mean += share * off;
    variance = (1 - share) * (variance + share * off * off);
    lately += Math.max(SHORT, 1.0 / count) * (score - lately);
    drift = isKnown() ? (lately - mean) / deviation() : 0;
  }

  boolean isKnown() {
    return count >= LEAST;
  }

  /** How far off a score is. */
  double deviations(double score) {
    return (score - mean) / deviation();
  }

  /** By how much those of late differ from all, in deviations. Any thread. */
  double drift() {
    return drift;
  }

  private double deviation() {
    return Math.max(LEAST_DEVIATION, Math.sqrt(variance));
  }
}
