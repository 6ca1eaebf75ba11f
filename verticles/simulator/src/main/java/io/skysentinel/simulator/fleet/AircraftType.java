package io.skysentinel.simulator.fleet;

/**
 * How a type of aircraft flies; rounded from public data of makers, good enough to look right.
 *
 * @param icao the type designator: {@code A320}
 * @param category the emitter category in OpenSky's numbering
 * @param cruiseMps true airspeed in cruise
 * @param minLevel lowest usual cruise level, in hundreds of feet
 * @param climbMps vertical rate after take-off
 * @param rotateMps speed at lift-off; no type flies slower for long
 * @param approachMps speed over the threshold
 * @param runwayM the shortest runway it uses
 * @param share how common it is among its use
 */
public record AircraftType(
    String icao,
    int category,
    Use use,
    double cruiseMps,
    int minLevel,
    int maxLevel,
    double climbMps,
    double rotateMps,
    double approachMps,
    double runwayM,
    double minKm,
    double maxKm,
    double share) {

  /** What an aircraft is flown for. */
  public enum Use {
    AIRLINE,
    BUSINESS,
    LIGHT,
    HELICOPTER
  }

  /** Whether it can fly that far and is not wasted on it. */
  public boolean suits(double km, double longestRunwayM) {
    return km >= minKm && km <= maxKm && longestRunwayM >= runwayM;
  }

  /** Whether it needs no runway. */
  public boolean isHelicopter() {
    return use == Use.HELICOPTER;
  }

  /** Whether it is small and slow, and flies patterns as light aircraft do. */
  public boolean isLight() {
    return use == Use.LIGHT || use == Use.HELICOPTER;
  }
}
