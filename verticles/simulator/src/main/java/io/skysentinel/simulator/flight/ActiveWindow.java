package io.skysentinel.simulator.flight;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.simulator.motion.GroundTrack;
import io.skysentinel.simulator.motion.Motion;
import io.skysentinel.simulator.motion.Profile;

/** The part of a flight, in seconds of its profile, that lies inside the area. */
record ActiveWindow(double startS, double endS) {
  private static final double FASTEST_MPS = 300;
  private static final double METRES_PER_DEGREE = 111_195;

  /** A way and how it is flown. */
  record Course(GroundTrack track, Profile profile) {}

  double durationS() {
    return endS - startS;
  }

  /** All around {@code insideS}, up to where the flight begins, ends, or crosses the border. */
  static ActiveWindow around(Course course, BoundingBox area, double insideS) {
    double duration = course.profile().durationS();
    if (area.equals(BoundingBox.WORLD)) {
      return new ActiveWindow(0, duration);
    }
    if (!(margin(course, area, insideS) >= 0)) {
      return new ActiveWindow(insideS, insideS);
    }
    return new ActiveWindow(
        border(course, area, insideS, 0), border(course, area, insideS, duration));
  }

  /** Walks as far as the fastest aircraft cannot have left, again and again, then bisects. */
  private static double border(Course course, BoundingBox area, double insideS, double limitS) {
    double sign = Math.signum(limitS - insideS);
    double inside = insideS;
    while (inside != limitS) {
      double step = Math.max(4, margin(course, area, inside) / FASTEST_MPS);
      double next = inside + sign * Math.min(step, Math.abs(limitS - inside));
      if (margin(course, area, next) < 0) {
        return bisect(course, area, inside, next);
      }
      inside = next;
    }
    return limitS;
  }

  private static double bisect(Course course, BoundingBox area, double inside, double outside) {
    double in = inside;
    double out = outside;
    while (Math.abs(out - in) > 0.01) {
      double middle = (in + out) / 2;
      if (margin(course, area, middle) >= 0) {
        in = middle;
      } else {
        out = middle;
      }
    }
    return in;
  }

  /** Metres to the nearest border, never too many; −1 outside. */
  private static double margin(Course course, BoundingBox area, double seconds) {
    Motion at = new Motion();
    course.profile().locate(seconds, at);
    course.track().locate(at.distanceM, at);
    if (!area.contains(at.latDeg, at.lonDeg)) {
      return -1;
    }
    double lat = Math.min(at.latDeg - area.latMin(), area.latMax() - at.latDeg);
    if (area.width() >= 360) {
      return lat * METRES_PER_DEGREE;
    }
    double east = wrapped(area.lonMax() - at.lonDeg);
    double west = wrapped(at.lonDeg - area.lonMin());
    // Meridians are closest together at the end of the box that is nearer to a pole.
    double shrink =
        Math.cos(Math.toRadians(Math.max(Math.abs(area.latMin()), Math.abs(area.latMax()))));
    return METRES_PER_DEGREE * Math.min(lat, Math.min(east, west) * shrink);
  }

  private static double wrapped(double degrees) {
    return degrees < 0 ? degrees + 360 : degrees;
  }
}
