package io.skysentinel.core.detect.track;

/**
 * How sure a Kalman filter of constant velocity is of a quantity and of its rate: a covariance of 2
 * × 2, and what each measurement moves. The quantities themselves are the filter's.
 */
final class Covariance {
  /** Beyond five deviations (25 = 5²) a report is not believed. */
  private static final double GATE = 25;

  /** Spectral density of unknown accelerations, m²/s³. */
  private final double unrest;

  private double ofValue;
  private double cross;
  private double ofRate;
  private double valueGain;
  private double rateGain;

  Covariance(double unrest) {
    this.unrest = unrest;
  }

  /** Begins anew with these variances. */
  void reset(double valueVariance, double rateVariance) {
    ofValue = valueVariance;
    cross = 0;
    ofRate = rateVariance;
  }

  /** Time passes, and what is known becomes less sure. */
  void advance(double dt) {
    ofValue += 2 * dt * cross + dt * dt * ofRate + unrest * dt * dt * dt / 3;
    cross += dt * ofRate + unrest * dt * dt / 2;
    ofRate += unrest * dt;
  }

  /** The rate is now known by a measurement alone. */
  void onlyRateIs(double variance) {
    cross = 0;
    ofRate = variance;
  }

  /** Whether a measured quantity lies too far off to be believed. */
  boolean isBeyondGate(double offSquared, double noise) {
    return offSquared / (ofValue + noise) > GATE;
  }

  /** Whether a measured rate lies too far off to be believed. */
  boolean isRateBeyondGate(double offSquared, double noise) {
    return offSquared / (ofRate + noise) > GATE;
  }

  /** The quantity is measured with that variance; the gains say what follows. */
  void measured(double noise) {
    valueGain = ofValue / (ofValue + noise);
    rateGain = cross / (ofValue + noise);
    ofRate -= rateGain * cross;
    ofValue *= 1 - valueGain;
    cross *= 1 - valueGain;
  }

  /** The rate is measured with that variance; the gains say what follows. */
  void rateMeasured(double noise) {
    rateGain = ofRate / (ofRate + noise);
    valueGain = cross / (ofRate + noise);
    ofValue -= valueGain * cross;
    cross *= 1 - rateGain;
    ofRate *= 1 - rateGain;
  }

  /** What the quantity moves by for each unit that the last measurement was off. */
  double valueGain() {
    return valueGain;
  }

  /** What the rate moves by for each unit that the last measurement was off. */
  double rateGain() {
    return rateGain;
  }
}
