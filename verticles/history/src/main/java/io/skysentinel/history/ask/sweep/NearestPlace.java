package io.skysentinel.history.ask.sweep;

import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;
import io.skysentinel.history.ask.track.WayPoint;

/**
 * Where an aircraft was nearest to a point.
 *
 * @param metres how far that is along the surface
 */
record NearestPlace(WayPoint place, double metres) {
  /** Farther apart in time two updates do not say how one got from the one to the other. */
  private static final double MOST_SECONDS = 60;

  /** Faster than any aircraft that says where it is; what seems to be is a wrong position. */
  private static final double FASTEST_MPS = 1_200;

  /** Of one place. */
  static NearestPlace of(Vec3 point, WayPoint place) {
    return new NearestPlace(
        place, Sphere.distanceM(point, Vec3.ofDegrees(place.lat(), place.lon())));
  }

  /** Of the way from one place to the next, both included, where it is known. */
  static NearestPlace between(Vec3 point, WayPoint before, WayPoint after) {
    NearestPlace nearest = nearer(of(point, before), of(point, after));
    Vec3 a = Vec3.ofDegrees(before.lat(), before.lon());
    Vec3 b = Vec3.ofDegrees(after.lat(), after.lon());
    double seconds = after.t() - before.t();
    double way = Sphere.distanceM(a, b);
    Vec3 axis = a.cross(b);
    double length = axis.length();
    if (seconds > MOST_SECONDS || way > FASTEST_MPS * seconds || length < 1e-12) {
      return nearest;
    }
    Vec3 foot = point.minus(axis.times(axis.dot(point) / (length * length)));
    boolean isBetween = axis.cross(a).dot(foot) > 0 && b.cross(axis).dot(foot) > 0;
    if (!isBetween) {
      return nearest;
    }
    Vec3 place = foot.unit();
    double part = Sphere.distanceM(a, place) / way;
    WayPoint on =
        new WayPoint(
            before.t() + seconds * part,
            place.latDeg(),
            place.lonDeg(),
            before.altitudeM() + (after.altitudeM() - before.altitudeM()) * part);
    return nearer(nearest, new NearestPlace(on, Sphere.distanceM(point, place)));
  }

  /** The nearer one; of two that are as near, the first. */
  static NearestPlace nearer(NearestPlace a, NearestPlace b) {
    return b.metres < a.metres ? b : a;
  }
}
