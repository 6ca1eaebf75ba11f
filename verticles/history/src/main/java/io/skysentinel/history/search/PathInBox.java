package io.skysentinel.history.search;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.detect.runway.Flat;
import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;
import io.skysentinel.history.flight.FlightPoint;
import java.util.List;

/** Whether the way of a flight crosses a box: cells of a degree alone would find too many. */
final class PathInBox {
  /** A path lies within some 500 m of where the aircraft was. */
  private static final double NEAR_DEG = 0.01;

  /** A line between two places is no straight one on a map; over so short a way it is. */
  private static final double STRAIGHT_M = 50_000;

  private final double south;
  private final double north;
  private final double middle;
  private final double half;

  PathInBox(BoundingBox box) {
    double margin =
        NEAR_DEG / Math.max(0.01, Math.cos(Math.toRadians(Math.max(-box.latMin(), box.latMax()))));
    south = box.latMin() - NEAR_DEG;
    north = box.latMax() + NEAR_DEG;
    middle = box.lonMin() + box.width() / 2;
    half = Math.min(180, box.width() / 2 + margin);
  }

  boolean isCrossedBy(List<FlightPoint> path) {
    if (path.size() == 1) {
      return crosses(path.get(0).lat(), path.get(0).lon(), path.get(0).lat(), path.get(0).lon());
    }
    for (int i = 1; i < path.size(); i++) {
      if (crosses(path.get(i - 1), path.get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean crosses(FlightPoint a, FlightPoint b) {
    double way = Sphere.distanceM(a.lat(), a.lon(), b.lat(), b.lon());
    int pieces = 1 + (int) (way / STRAIGHT_M);
    Vec3 from = Vec3.ofDegrees(a.lat(), a.lon());
    Vec3 to = Vec3.ofDegrees(b.lat(), b.lon());
    double lat = a.lat();
    double lon = a.lon();
    for (int i = 1; i <= pieces; i++) {
      Vec3 next = Sphere.between(from, to, (double) i / pieces);
      double nextLat = i == pieces ? b.lat() : next.latDeg();
      double nextLon = i == pieces ? b.lon() : next.lonDeg();
      if (crosses(lat, lon, nextLat, nextLon)) {
        return true;
      }
      lat = nextLat;
      lon = nextLon;
    }
    return false;
  }

  /** On a map around the middle of the box, onto which the line may come from either side. */
  private boolean crosses(double lat1, double lon1, double lat2, double lon2) {
    double x1 = Flat.turned(lon1 - middle);
    double x2 = x1 + Flat.turned(lon2 - lon1);
    return cuts(x1, lat1, x2, lat2)
        || (x2 > 180 && cuts(x1 - 360, lat1, x2 - 360, lat2))
        || (x2 < -180 && cuts(x1 + 360, lat1, x2 + 360, lat2));
  }

  /** Whether a part of the line is left once all outside of each border is cut off. */
  private boolean cuts(double x1, double y1, double x2, double y2) {
    double[] part = {0, 1};
    return cut(part, x2 - x1, -half - x1, half - x1) && cut(part, y2 - y1, south - y1, north - y1);
  }

  private static boolean cut(double[] part, double way, double least, double most) {
    if (way == 0) {
      return least <= 0 && most >= 0;
    }
    double one = least / way;
    double other = most / way;
    part[0] = Math.max(part[0], Math.min(one, other));
    part[1] = Math.min(part[1], Math.max(one, other));
    return part[0] <= part[1];
  }
}
