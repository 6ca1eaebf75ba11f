package io.skysentinel.core.detect.runway;

/** Metres between places so near to each other that the earth is flat; no date line in the way. */
public final class Flat {
  /** Of latitude, on the sphere that the rest of the program measures by. */
  public static final double METRES_PER_DEGREE = 111_195.08;

  private Flat() {}

  /** How far north the second lies of the first. */
  public static double northM(double lat1, double lat2) {
    return (lat2 - lat1) * METRES_PER_DEGREE;
  }

  /** How far east the second lies of the first, the short way round. */
  public static double eastM(double lat, double lon1, double lon2) {
    return turned(lon2 - lon1) * METRES_PER_DEGREE * Math.cos(Math.toRadians(lat));
  }

  /** How far apart they are. */
  public static double distanceM(double lat1, double lon1, double lat2, double lon2) {
    return Math.hypot(northM(lat1, lat2), eastM((lat1 + lat2) / 2, lon1, lon2));
  }

  /** A difference of longitudes or directions as a number from -180 to 180. */
  public static double turned(double degrees) {
    return degrees - 360 * Math.rint(degrees / 360);
  }
}
