package io.skysentinel.simulator.flight;

import io.skysentinel.simulator.fleet.AircraftType;

/** How wide, how steep and how fast a type is flown in each phase. */
record Performance(
    double turnRadiusM,
    double finalM,
    double glide,
    double touchdownM,
    double patternSpeedMps,
    double climbOutM) {

  /** Above this height over the field jets no longer keep to 250 knots. */
  static final double SPEED_LIMIT_M = 3000;

  private static final double THREE_DEGREES = Math.tan(Math.toRadians(3));

  static Performance of(AircraftType type) {
    return switch (type.use()) {
      case AIRLINE -> jet(type, 4000, 16_000);
      case BUSINESS -> jet(type, 3000, 13_000);
      case LIGHT ->
          new Performance(
              type.cruiseMps() * 9,
              4200,
              Math.tan(Math.toRadians(4)),
              120,
              Math.min(type.cruiseMps() * 0.8, type.approachMps() * 1.35),
              700);
      case HELICOPTER ->
          new Performance(450, 2200, Math.tan(Math.toRadians(5)), 0, type.cruiseMps() * 0.6, 500);
    };
  }

  private static Performance jet(AircraftType type, double radius, double finalM) {
    return new Performance(radius, finalM, THREE_DEGREES, 300, type.approachMps() * 1.4, 1800);
  }

  /** The usual true airspeed at an altitude on the way up or down. */
  static double speedAt(AircraftType type, double altitudeM) {
    if (type.isLight()) {
      return type.cruiseMps();
    }
    double low = Math.min(type.cruiseMps(), Math.max(130, type.rotateMps() * 1.85));
    double part = Math.max(0, Math.min(1, (altitudeM - SPEED_LIMIT_M) / 6000));
    return low + part * (type.cruiseMps() - low);
  }
}
