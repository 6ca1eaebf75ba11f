package io.skysentinel.detector.learned;

/** Which share of scores lies in each of many steps; what came long ago fades. */
final class ScoreHistogram {
  static final int STEPS = 64;

  /** Forests score what is usual around 1 and what they never saw up to 6; a step is 5 %. */
  private static final double LEAST = 0.3;

  private static final double STEP = Math.log(1.05);

  private final double[] shares;

  ScoreHistogram() {
    this(new double[STEPS]);
  }

  private ScoreHistogram(double[] shares) {
    this.shares = shares;
  }

  /** One that goes on from such {@link #shares}. */
  static ScoreHistogram of(double[] kept) {
    double sum = 0;
    for (double share : kept) {
      sum += share >= 0 ? share : Double.NaN;
    }
    boolean isWhole = kept.length == STEPS && Math.abs(sum - 1) < 0.01;
    if (!isWhole) {
      throw new IllegalArgumentException("its shares are none of a whole");
    }
    return new ScoreHistogram(kept.clone());
  }

  /**
   * Takes a score in.
   *
   * @param share how much it counts beside all before it
   */
  void add(double score, double share) {
    for (int i = 0; i < STEPS; i++) {
      shares[i] *= 1 - share;
    }
    shares[step(score)] += share;
  }

  /** The share in each step. */
  double[] shares() {
    return shares.clone();
  }

  /**
   * How differently the scores of two lie: the greatest difference of the shares below any score
   * (Kolmogorov and Smirnov's), 0 where they are alike and 1 where they have nothing in common.
   */
  double distance(ScoreHistogram other) {
    double mine = 0;
    double others = 0;
    double most = 0;
    for (int i = 0; i < STEPS; i++) {
      mine += shares[i];
      others += other.shares[i];
      most = Math.max(most, Math.abs(mine - others));
    }
    return most;
  }

  private static int step(double score) {
    double steps = Math.log(Math.max(LEAST, score) / LEAST) / STEP;
    return (int) Math.min(STEPS - 1, steps);
  }
}
