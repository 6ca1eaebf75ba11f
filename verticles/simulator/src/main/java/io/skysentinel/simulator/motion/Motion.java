package io.skysentinel.simulator.motion;

/**
 * Where an aircraft is and how it moves at one instant. Mutable and reused, because one is needed
 * for every report of 100,000 aircraft.
 */
public final class Motion {
  public double latDeg;
  public double lonDeg;
  public double headingDeg;
  public double distanceM;
  public double speedMps;
  public double altitudeM;
  public double verticalRateMps;
}
