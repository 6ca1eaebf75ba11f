package io.skysentinel.core.detect.track;

/** Altitude and vertical rate, smoothed, as {@link PlaneFilter} does it for the plane. */
public final class HeightFilter {
  /**
   * Of its acceleration, m²/s³: who breaks an approach off goes from -4 to +9 m/s in ten seconds.
   */
  private static final double UNREST = 4.0;

  /** Half of a step of 25 ft, and what the sensor's delay adds while climbing. */
  private static final double ALTITUDE_M = 8;

  /** Rates come in steps of 64 ft/min, some of them seconds old. */
  private static final double RATE_MPS = 2;

  private final Covariance sure = new Covariance(UNREST);
  private double unix = Double.NaN;
  private double altitude = Double.NaN;
  private double rate;

  /** Whether it knows an altitude. */
  public boolean isSet() {
    return !Double.isNaN(altitude);
  }

  void forget() {
    altitude = Double.NaN;
    rate = 0;
  }

  void reset(double atUnix, double atM) {
    unix = atUnix;
    altitude = atM;
    rate = 0;
    sure.reset(ALTITUDE_M * ALTITUDE_M, 20 * 20);
  }

  void advance(double toUnix) {
    double dt = Math.min(60, toUnix - unix);
    if (!(dt > 0)) {
      return;
    }
    altitude += rate * dt;
    sure.advance(dt);
    unix = toUnix;
  }

  /** A measured altitude at the filter's time; false when it lies outside the gate. */
  boolean altitude(double seenM) {
    double off = seenM - altitude;
    double late = 0.5 * rate;
    double noise = ALTITUDE_M * ALTITUDE_M + late * late;
    if (sure.isBeyondGate(off * off, noise)) {
      return false;
    }
    sure.measured(noise);
    move(off);
    return true;
  }

  /** A measured rate at the filter's time; nothing when it lies outside the gate. */
  void rate(double seenMps) {
    double off = seenMps - rate;
    double noise = RATE_MPS * RATE_MPS;
    if (!sure.isRateBeyondGate(off * off, noise)) {
      sure.rateMeasured(noise);
      move(off);
    }
  }

  private void move(double off) {
    altitude += sure.valueGain() * off;
    rate += sure.rateGain() * off;
  }

  public double altitudeM() {
    return altitude;
  }

  /** Upwards, metres per second. */
  public double rateMps() {
    return rate;
  }
}
