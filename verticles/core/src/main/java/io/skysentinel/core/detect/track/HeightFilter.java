package io.skysentinel.core.detect.track;

/** Altitude and vertical rate, smoothed, as {@link PlaneFilter} does it for the plane. */
public final class HeightFilter {
  /** Spectral density, m²/s³: who breaks an approach off goes from -4 to +9 m/s in ten seconds. */
  private static final double UNREST = 4.0;

  /** Half of a step of 25 ft, and what the sensor's delay adds while climbing. */
  private static final double ALTITUDE_M = 8;

  /** Rates come in steps of 64 ft/min, some of them seconds old. */
  private static final double RATE_MPS = 2;

  /** Beyond five deviations (25 = 5²) a report is not believed. */
  private static final double GATE = 25;

  private double unix = Double.NaN;
  private double altitude = Double.NaN;
  private double rate;
  private double altVar;
  private double crossVar;
  private double rateVar;

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
    altVar = ALTITUDE_M * ALTITUDE_M;
    crossVar = 0;
    rateVar = 20 * 20;
  }

  void advance(double toUnix) {
    double dt = Math.min(60, toUnix - unix);
    if (!(dt > 0)) {
      return;
    }
    altitude += rate * dt;
    altVar += 2 * dt * crossVar + dt * dt * rateVar + UNREST * dt * dt * dt / 3;
    crossVar += dt * rateVar + UNREST * dt * dt / 2;
    rateVar += UNREST * dt;
    unix = toUnix;
  }

  /** A measured altitude at the filter's time; false when it lies outside the gate. */
  boolean altitude(double seenM) {
    double off = seenM - altitude;
    double late = 0.5 * rate;
    double innovation = altVar + ALTITUDE_M * ALTITUDE_M + late * late;
    if (off * off / innovation > GATE) {
      return false;
    }
    double gain = altVar / innovation;
    double rateGain = crossVar / innovation;
    altitude += gain * off;
    rate += rateGain * off;
    rateVar -= rateGain * crossVar;
    altVar *= 1 - gain;
    crossVar *= 1 - gain;
    return true;
  }

  /** A measured rate at the filter's time; false when it lies outside the gate. */
  boolean rate(double seenMps) {
    double off = seenMps - rate;
    double innovation = rateVar + RATE_MPS * RATE_MPS;
    if (off * off / innovation > GATE) {
      return false;
    }
    double gain = rateVar / innovation;
    double altGain = crossVar / innovation;
    rate += gain * off;
    altitude += altGain * off;
    altVar -= altGain * crossVar;
    crossVar *= 1 - gain;
    rateVar *= 1 - gain;
    return true;
  }

  public double altitudeM() {
    return altitude;
  }

  /** Upwards, metres per second. */
  public double rateMps() {
    return rate;
  }
}
