package io.skysentinel.detector.learned;

/**
 * What the scores of one model usually are, over many updates, and whether those of late differ:
 * then the sky has changed, or the model has.
 */
final class ScoreSpread {
  private static final int LEAST = 500;
  private static final double LONG = 1.0 / 50_000;
  private static final double SHORT = 1.0 / 5_000;

  /** Scores of inliers lie as near to each other as this at least. */
  private static final double LEAST_DEVIATION = 0.05;

  private final ScoreHistogram longOnes;
  private final ScoreHistogram lateOnes;
  private int count;
  private double mean;
  private double variance;
  private double lately;
  private volatile double drift;
  private volatile double misfit;

  /** What is known at a moment, to be kept. */
  record Kept(
      int count, double mean, double variance, double lately, double[] longs, double[] lates) {}

  ScoreSpread() {
    longOnes = new ScoreHistogram();
    lateOnes = new ScoreHistogram();
  }

  /** Goes on from what was kept. */
  ScoreSpread(Kept kept) {
    longOnes = ScoreHistogram.of(kept.longs());
    lateOnes = ScoreHistogram.of(kept.lates());
    count = kept.count();
    mean = kept.mean();
    variance = kept.variance();
    lately = kept.lately();
    if (count < 1 || !(variance >= 0) || !Double.isFinite(mean + variance + lately)) {
      throw new IllegalArgumentException("its scores are none");
    }
    look();
  }

  Kept kept() {
    return new Kept(count, mean, variance, lately, longOnes.shares(), lateOnes.shares());
  }

  void add(double score) {
    count = Math.min(Integer.MAX_VALUE - 1, count) + 1;
    // The plain mean until there are enough, so that the first ones weigh no more than others.
    double off = score - mean;
    double share = Math.max(LONG, 1.0 / count);
    double late = Math.max(SHORT, 1.0 / count);
    mean += share * off;
    variance = (1 - share) * (variance + share * off * off);
    lately += late * (score - lately);
    longOnes.add(score, share);
    lateOnes.add(score, late);
    look();
  }

  private void look() {
    drift = isKnown() ? (lately - mean) / deviation() : 0;
    misfit = isKnown() ? longOnes.distance(lateOnes) : 0;
  }

  boolean isKnown() {
    return count >= LEAST;
  }

  /** Of how many updates these are. */
  int count() {
    return count;
  }

  /** How far off a score is. */
  double deviations(double score) {
    return (score - mean) / deviation();
  }

  /** By how much those of late differ from all, in deviations. Any thread. */
  double drift() {
    return drift;
  }

  /** How differently those of late are distributed, from 0 to 1. Any thread. */
  double misfit() {
    return misfit;
  }

  /** What they are of late. */
  double lately() {
    return lately;
  }

  double deviation() {
    return Math.max(LEAST_DEVIATION, Math.sqrt(variance));
  }
}
