package io.skysentinel.core.reference;

import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;

/**
 * A runway as used in one direction.
 *
 * @param ident as painted: {@code 31L}
 * @param threshold where it begins
 * @param headingDeg the true direction of take-off and landing
 */
public record RunwayEnd(
    String ident, Vec3 threshold, double elevationM, double headingDeg, double lengthM) {

  /** The point {@code metres} after the threshold; before it when negative. */
  public Vec3 along(double metres) {
    return Sphere.destination(threshold, headingDeg, metres);
  }
}
