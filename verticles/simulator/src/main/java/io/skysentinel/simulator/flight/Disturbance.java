package io.skysentinel.simulator.flight;

import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;

/** Something between an aircraft and its reports, for a while. */
public sealed interface Disturbance {
  double startUnix();

  double endUnix();

  /** Whether it is going on. */
  default boolean lasts(double unix) {
    return unix >= startUnix() && unix < endUnix();
  }

  /** The code to send instead of the usual one. */
  default String squawk(String usual) {
    return usual;
  }

  /** The transponder is set to an emergency code. */
  record Squawk(double startUnix, double endUnix, String code) implements Disturbance {
    @Override
    public String squawk(String usual) {
      return code;
    }
  }

  /** Nothing is heard. */
  record Silence(double startUnix, double endUnix) implements Disturbance {}

  /** Sensors err by {@code factor} times the everyday errors. */
  record Noise(double startUnix, double endUnix, double factor) implements Disturbance {}

  /** Satellite navigation believes to be in a false place that drifts slowly. */
  record FalsePlace(
      double startUnix, double endUnix, Vec3 place, double driftHeadingDeg, double driftMps)
      implements Disturbance {

    /** Where the aircraft believes to be. */
    public Vec3 at(double unix) {
      return Sphere.destination(place, driftHeadingDeg, driftMps * (unix - startUnix));
    }
  }
}
