package io.skysentinel.detector.learned;

/** Whether a model that learned only what came of late takes the place of the one that drifts. */
final class Trial {
  /** From such a misfit on the sky is another one than the model knows: a quarter has moved. */
  static final double DRIFTS = 0.25;

  /** So little, and the model has learned it by itself. */
  private static final double SETTLED = 0.125;

  /** Twice what counts as of late: the first half teaches it, the second half shows it. */
  static final int LEAST = 10_000;

  /** After so many the old one's own idea of what is usual has caught up. */
  static final int MOST = 50_000;

  /** To be better, its scores of late have to lie so much nearer to where they usually do, */
  private static final double STEADIER = 0.5;

  /** and it has to find what comes more usual, by so much of the old one's deviation. */
  private static final double LESS_SURPRISED = 0.25;

  /** What is to become of the young one. */
  enum Outcome {
    GOES_ON,
    SWAPPED,
    DROPPED
  }

  private Trial() {}

  /** Both have scored the same updates, each before it learned them. */
  static Outcome of(ScoreSpread old, ScoreSpread young) {
    if (young.count() < LEAST) {
      return Outcome.GOES_ON;
    }
    double less = old.lately() - young.lately();
    boolean isBetter =
        less >= LESS_SURPRISED * old.deviation() && young.misfit() <= STEADIER * old.misfit();
    if (isBetter) {
      return Outcome.SWAPPED;
    }
    boolean isOver = old.misfit() < SETTLED || young.count() >= MOST;
    return isOver ? Outcome.DROPPED : Outcome.GOES_ON;
  }
}
