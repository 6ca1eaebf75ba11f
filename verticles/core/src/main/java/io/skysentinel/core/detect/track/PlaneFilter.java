package io.skysentinel.core.detect.track;

import io.skysentinel.core.detect.runway.Flat;

/**
 * Position and velocity over ground, smoothed: a Kalman filter of constant velocity, the same for
 * north and east, so that one covariance of 2 × 2 serves both. Written by hand: a library's
 * matrices would cost more memory than all else that is kept of an aircraft.
 */
public final class PlaneFilter {
  /**
   * Spectral density of unknown accelerations, m²/s³: speeds change by 2 m/s from one second to the
   * next. Turns are stronger, and are followed when they show.
   */
  private static final double UNREST = 4.0;

  /** ADS-B positions lie within some 30 m; what is older by half a second, that much more. */
  private static final double POSITION_M = 30;

  private static final double LATENCY_S = 0.5;

  /** Velocities come in whole knots and fractions of a degree, and may be a second old. */
  private static final double VELOCITY_MPS = 2.5;

  private final Covariance sure = new Covariance(UNREST);
  private double unix = Double.NaN;
  private double lat = Double.NaN;
  private double lon = Double.NaN;
  private double eastMps;
  private double northMps;

  /** Whether it knows a position. */
  public boolean isSet() {
    return !Double.isNaN(lat);
  }

  /** Begins anew at a place. */
  void reset(double atUnix, double atLat, double atLon) {
    unix = atUnix;
    lat = atLat;
    lon = atLon;
    eastMps = 0;
    northMps = 0;
    sure.reset(POSITION_M * POSITION_M, 200 * 200);
  }

  /** Takes a time in; nothing when it is not later. */
  void advance(double toUnix) {
    double dt = Math.min(60, toUnix - unix);
    if (!(dt > 0)) {
      return;
    }
    lat += northMps * dt / Flat.METRES_PER_DEGREE;
    lon = lonAfter(dt);
    sure.advance(dt);
    unix = toUnix;
  }

  private double lonAfter(double dt) {
    return Flat.turned(lon + eastMps * dt / metresPerDegreeEast());
  }

  private double metresPerDegreeEast() {
    return Flat.METRES_PER_DEGREE * Math.max(0.01, Math.cos(Math.toRadians(lat)));
  }

  /** A measured position at the filter's time; false when it lies outside the gate. */
  boolean position(double seenLat, double seenLon) {
    double north = Flat.northM(lat, seenLat);
    double east = Flat.eastM(lat, lon, seenLon);
    double late = LATENCY_S * speedMps();
    double noise = POSITION_M * POSITION_M + late * late;
    if (sure.isBeyondGate(north * north + east * east, noise)) {
      return false;
    }
    sure.measured(noise);
    move(east, north);
    return true;
  }

  /**
   * A measured velocity at the filter's time. Outside the gate the aircraft turns or brakes: then
   * the measurement is all that is known.
   */
  void velocity(double speedMps, double trackDeg) {
    double track = Math.toRadians(trackDeg);
    double east = speedMps * Math.sin(track) - eastMps;
    double north = speedMps * Math.cos(track) - northMps;
    double noise = VELOCITY_MPS * VELOCITY_MPS;
    if (sure.isRateBeyondGate(north * north + east * east, noise)) {
      eastMps += east;
      northMps += north;
      sure.onlyRateIs(noise);
      return;
    }
    sure.rateMeasured(noise);
    move(east, north);
  }

  private void move(double eastOff, double northOff) {
    double perDegreeEast = metresPerDegreeEast();
    lat += sure.valueGain() * northOff / Flat.METRES_PER_DEGREE;
    lon = Flat.turned(lon + sure.valueGain() * eastOff / perDegreeEast);
    northMps += sure.rateGain() * northOff;
    eastMps += sure.rateGain() * eastOff;
  }

  /** The smoothed latitude, moved on to a time without keeping that. */
  public double latAt(double atUnix) {
    return lat + northMps * (atUnix - unix) / Flat.METRES_PER_DEGREE;
  }

  /** The smoothed longitude, moved on to a time without keeping that. */
  public double lonAt(double atUnix) {
    return lonAfter(atUnix - unix);
  }

  public double lat() {
    return lat;
  }

  public double lon() {
    return lon;
  }

  /** Metres per second over ground. */
  public double speedMps() {
    return Math.hypot(eastMps, northMps);
  }

  /** The direction over ground, NaN where it hardly moves. */
  public double trackDeg() {
    if (speedMps() < 2) {
      return Double.NaN;
    }
    double degrees = Math.toDegrees(Math.atan2(eastMps, northMps));
    return degrees < 0 ? degrees + 360 : degrees;
  }
}
