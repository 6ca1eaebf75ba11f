package io.skysentinel.simulator.motion;

import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;
import io.skysentinel.core.reference.RunwayEnd;

/**
 * A point of the surface and the direction of travel there.
 *
 * @param forward of length 1, at right angles to {@code point}
 */
public record Pose(Vec3 point, Vec3 forward) {

  /** At {@code point}, going to {@code headingDeg}. */
  public static Pose of(Vec3 point, double headingDeg) {
    return new Pose(point, point.towards(headingDeg));
  }

  /** On the runway's centre line, {@code metres} after the threshold (before it when negative). */
  public static Pose onRunway(RunwayEnd runway, double metres) {
    return Pose.of(runway.threshold(), runway.headingDeg()).ahead(metres);
  }

  /** The axis that straight travel turns around; it points to the left. */
  public Vec3 left() {
    return point.cross(forward);
  }

  /** The pose after {@code metres} straight on. */
  public Pose ahead(double metres) {
    Vec3 axis = left();
    double angle = metres / Sphere.RADIUS_M;
    return new Pose(point.rotate(axis, angle).unit(), forward.rotate(axis, angle).unit());
  }
}
