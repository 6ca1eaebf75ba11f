package io.skysentinel.core.geo;

/** Distances and directions on a spherical earth; degrees in, metres and degrees out. */
public final class Sphere {
  /** The earth's mean radius (IUGG). */
  public static final double RADIUS_M = 6_371_008.8;

  private Sphere() {}

  /** The shortest way between two points along the surface. */
  public static double distanceM(double lat1, double lon1, double lat2, double lon2) {
    double phi1 = Math.toRadians(lat1);
    double phi2 = Math.toRadians(lat2);
    double up = Math.sin((phi2 - phi1) / 2);
    double across = Math.sin(Math.toRadians(lon2 - lon1) / 2);
    double haversine = up * up + Math.cos(phi1) * Math.cos(phi2) * across * across;
    return 2 * RADIUS_M * Math.asin(Math.min(1, Math.sqrt(haversine)));
  }

  /** The shortest way between two points of the surface. */
  public static double distanceM(Vec3 a, Vec3 b) {
    return RADIUS_M * Math.atan2(a.cross(b).length(), a.dot(b));
  }

  /** The true direction in which the shortest way to the second point begins, 0 … 360. */
  public static double bearingDeg(double lat1, double lon1, double lat2, double lon2) {
    double phi1 = Math.toRadians(lat1);
    double phi2 = Math.toRadians(lat2);
    double across = Math.toRadians(lon2 - lon1);
    double y = Math.sin(across) * Math.cos(phi2);
    double x = Math.cos(phi1) * Math.sin(phi2) - Math.sin(phi1) * Math.cos(phi2) * Math.cos(across);
    return normalizeDeg(Math.toDegrees(Math.atan2(y, x)));
  }

  /** Where one gets from {@code from} after {@code metres} straight on to {@code headingDeg}. */
  public static Vec3 destination(Vec3 from, double headingDeg, double metres) {
    double angle = metres / RADIUS_M;
    return from.times(Math.cos(angle)).plus(from.towards(headingDeg).times(Math.sin(angle)));
  }

  /** The point of the shortest way from one to another that lies behind that part of it. */
  public static Vec3 between(Vec3 from, Vec3 to, double part) {
    double angle = Math.atan2(from.cross(to).length(), from.dot(to));
    double sine = Math.sin(angle);
    if (sine < 1e-12) {
      return from;
    }
    return from.times(Math.sin((1 - part) * angle) / sine)
        .plus(to.times(Math.sin(part * angle) / sine));
  }

  /** The same direction as a number from 0 up to 360. */
  public static double normalizeDeg(double degrees) {
    if (degrees >= 0 && degrees < 360) {
      return degrees; // nearly always, and the remainder below is slow
    }
    double turned = degrees % 360;
    return turned < 0 ? turned + 360 : turned;
  }

  /** How far two directions lie apart, 0 … 180. */
  public static double headingDifferenceDeg(double a, double b) {
    double turned = normalizeDeg(a - b);
    return turned > 180 ? 360 - turned : turned;
  }
}
