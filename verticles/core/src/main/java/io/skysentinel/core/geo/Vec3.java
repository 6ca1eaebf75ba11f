package io.skysentinel.core.geo;

/**
 * A vector from the earth's centre; of length 1 it is a point of the surface or an axis of
 * rotation.
 *
 * <p>Points as vectors have no date line and no poles, and every construction the simulator needs
 * is a dot or cross product. Written by hand, because libraries of geometry allocate per operation
 * and the simulator moves 100,000 aircraft.
 */
public record Vec3(double x, double y, double z) {

  /** The point of the surface at a latitude and longitude in degrees. */
  public static Vec3 ofDegrees(double lat, double lon) {
    double phi = Math.toRadians(lat);
    double lambda = Math.toRadians(lon);
    double level = Math.cos(phi);
    return new Vec3(level * Math.cos(lambda), level * Math.sin(lambda), Math.sin(phi));
  }

  /** The unit vector that points to {@code headingDeg} at this point of the surface. */
  public Vec3 towards(double headingDeg) {
    double level = Math.hypot(x, y);
    // At a pole there is no east; longitude 0 stands for it there.
    Vec3 east = level < 1e-12 ? new Vec3(0, 1, 0) : new Vec3(-y / level, x / level, 0);
    Vec3 north = cross(east);
    double heading = Math.toRadians(headingDeg);
    return north.times(Math.cos(heading)).plus(east.times(Math.sin(heading)));
  }

  public double latDeg() {
    return Math.toDegrees(Math.atan2(z, Math.hypot(x, y)));
  }

  public double lonDeg() {
    return Math.toDegrees(Math.atan2(y, x));
  }

  public double dot(Vec3 other) {
    return x * other.x + y * other.y + z * other.z;
  }

  public Vec3 cross(Vec3 other) {
    return new Vec3(
        y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  public Vec3 plus(Vec3 other) {
    return new Vec3(x + other.x, y + other.y, z + other.z);
  }

  public Vec3 minus(Vec3 other) {
    return new Vec3(x - other.x, y - other.y, z - other.z);
  }

  public Vec3 times(double factor) {
    return new Vec3(x * factor, y * factor, z * factor);
  }

  public double length() {
    return Math.sqrt(dot(this));
  }

  /** The same direction with length 1. */
  public Vec3 unit() {
    return times(1 / length());
  }

  /** This vector turned counter-clockwise around {@code axis}, which has length 1. */
  public Vec3 rotate(Vec3 axis, double radians) {
    double cos = Math.cos(radians);
    return times(cos)
        .plus(axis.cross(this).times(Math.sin(radians)))
        .plus(axis.times(axis.dot(this) * (1 - cos)));
  }

  /** The angle from this vector to {@code other} counter-clockwise around {@code axis}, 0 … 2π. */
  public double angleTo(Vec3 other, Vec3 axis) {
    Vec3 from = minus(axis.times(axis.dot(this)));
    Vec3 to = other.minus(axis.times(axis.dot(other)));
    double angle = Math.atan2(axis.dot(from.cross(to)), from.dot(to));
    return angle < 0 ? angle + 2 * Math.PI : angle;
  }
}
