package io.skysentinel.core.detect.rule;

/**
 * The speed that an aircraft reports, and whether it can be. One that changes as none can is made
 * up, as spoofed navigation makes it up; and so is what follows, until it changes back in the same
 * way.
 */
final class ToldSpeed {
  /** No rule remembers more than a quarter of an hour. */
  private static final double MEMORY_S = 900;

  /** Less than that is what a gap or a single wrong report makes. */
  private static final double LEAST_CHANGE_MPS = 60;

  private static final double LONGEST_S = 60;

  private double before = Double.NaN;
  private double beforeUnix;
  private double madeUpUntil = Double.NEGATIVE_INFINITY;
  private double brokeUnix = Double.NEGATIVE_INFINITY;

  /** Whether the speed that is reported now is made up; each report is to be shown once. */
  boolean isMadeUp(Moment moment, PositionIntegrity.Thresholds limits) {
    double speed = moment.track().last().velocityMps();
    if (!Double.isNaN(speed)) {
      double dt = moment.unix() - beforeUnix;
      double change = dt <= LONGEST_S ? speed - before : 0;
      boolean cannotBe =
          Math.abs(change) > LEAST_CHANGE_MPS && Math.abs(change) > limits.brakeMps2() * dt;
      if (cannotBe) {
        madeUpUntil = change < 0 ? moment.unix() + MEMORY_S : Double.NEGATIVE_INFINITY;
        brokeUnix = moment.unix();
      }
      before = speed;
      beforeUnix = moment.unix();
    }
    return moment.unix() < madeUpUntil || moment.unix() == brokeUnix;
  }
}
