package io.skysentinel.core.detect.track;

/** How motion changes: accelerations, turn rate, and how unusual it is for this aircraft. */
public final class Trend {
  /** Over which changes are smoothed: some reports, whatever their interval. */
  private static final double SMOOTH_S = 6;

  private static final double GRAVITY = 9.80665;

  private final Usual speeds = new Usual(5);
  private final Usual rates = new Usual(1.5);
  private double acceleration;
  private double turnRate;
  private double energyHeight = Double.NaN;
  private double energyRate;
  private double lastSpeed = Double.NaN;
  private double lastTurned = Double.NaN;
  private double velocityAnomaly;
  private double altitudeAnomaly;
  private double fastest;
  private double highest;

  /**
   * A report, {@code dt} seconds after the one before.
   *
   * @param turned how far it has turned all in all
   * @param trusted whether speed and position are believed
   */
  void add(
      double speedMps,
      double altitudeM,
      double rateMps,
      double dt,
      double turned,
      boolean trusted) {
    double energy = altitudeM + speedMps * speedMps / (2 * GRAVITY);
    if (dt > 0 && dt <= 60) {
      double share = 1 - Math.exp(-dt / SMOOTH_S);
      acceleration = towards(acceleration, (speedMps - lastSpeed) / dt, share);
      turnRate = towards(turnRate, (turned - lastTurned) / dt, share);
      energyRate = towards(energyRate, (energy - energyHeight) / dt, share);
      velocityAnomaly = speeds.deviation(speedMps, dt);
      altitudeAnomaly = rates.deviation(rateMps, dt);
      // A quarter of an hour's memory, so that reading that much again gives the same.
      fastest *= Math.exp(-dt / 1800);
      highest *= Math.exp(-dt / 1800);
    }
    if (trusted) {
      fastest = Double.isNaN(speedMps) ? fastest : Math.max(fastest, speedMps);
      highest = Double.isNaN(altitudeM) ? highest : Math.max(highest, altitudeM);
    }
    lastSpeed = speedMps;
    lastTurned = turned;
    energyHeight = energy;
  }

  private static double towards(double old, double now, double share) {
    return Double.isNaN(now) ? old : old + share * (now - old);
  }

  /** Along the track, m/s². */
  public double accelerationMps2() {
    return acceleration;
  }

  /** To the right, degrees a second. */
  public double turnRateDegS() {
    return turnRate;
  }

  /** Altitude and speed as one height. */
  public double energyHeightM() {
    return energyHeight;
  }

  public double energyRateMps() {
    return energyRate;
  }

  /** In deviations of its own recent past. */
  public double velocityAnomaly() {
    return velocityAnomaly;
  }

  /** In deviations of its own recent past. */
  public double altitudeAnomaly() {
    return altitudeAnomaly;
  }

  /** The highest speed lately, fading over half an hour. */
  public double fastestMps() {
    return fastest;
  }

  /** The highest altitude lately, fading over half an hour. */
  public double highestM() {
    return highest;
  }
}
