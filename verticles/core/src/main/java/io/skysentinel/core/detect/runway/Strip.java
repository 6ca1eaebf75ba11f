package io.skysentinel.core.detect.runway;

import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.reference.RunwayEnd;

/**
 * A runway as used in one direction, with what is asked of it often worked out before.
 *
 * @param name of airport and runway, as people say it: {@code KJFK 22L}
 */
public record Strip(
    String name,
    double lat,
    double lon,
    double elevationM,
    double headingDeg,
    double lengthM,
    double east,
    double north) {

  static Strip of(String airport, RunwayEnd end) {
    double heading = Math.toRadians(end.headingDeg());
    return new Strip(
        airport + " " + end.ident(),
        end.threshold().latDeg(),
        end.threshold().lonDeg(),
        end.elevationM(),
        end.headingDeg(),
        end.lengthM(),
        Math.sin(heading),
        Math.cos(heading));
  }

  /** How a place and a direction of flight lie to it. */
  public Fit fit(double placeLat, double placeLon, double trackDeg) {
    double e = Flat.eastM(lat, lon, placeLon);
    double n = Flat.northM(lat, placeLat);
    double along = e * east + n * north;
    double across = Math.abs(e * north - n * east);
    double beyond = Math.max(0, Math.max(-along, along - lengthM));
    double apart = Double.isNaN(trackDeg) ? 180 : Sphere.headingDifferenceDeg(trackDeg, headingDeg);
    return new Fit(this, along, across, Math.hypot(beyond, across), apart);
  }

  /**
   * How an aircraft lies to a runway.
   *
   * @param alongM past its threshold, negative on the way to it
   * @param acrossM beside its centre line
   * @param nearM to the nearest point of the runway
   * @param apartDeg between the aircraft's track and the runway's direction
   */
  public record Fit(Strip strip, double alongM, double acrossM, double nearM, double apartDeg) {}
}
