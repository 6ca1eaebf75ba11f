package io.skysentinel.simulator.motion;

import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Draws a ground track leg by leg: straight on, turning, or by the shortest way of a turn, a
 * straight and a turn (Dubins, on the sphere) onto a point or a runway's centre line.
 */
public final class TrackBuilder {
  private static final int LEG = 7;

  private float[] legs = new float[LEG * 12];
  private int size;
  private double lengthM;
  private Pose pose;

  public TrackBuilder(Pose start) {
    pose = start;
  }

  public Pose pose() {
    return pose;
  }

  public double lengthM() {
    return lengthM;
  }

  /** Straight on along the great circle. */
  public TrackBuilder straight(double metres) {
    leg(pose.left(), metres / Sphere.RADIUS_M);
    return this;
  }

  /** A turn to the left by {@code degrees}; to the right when negative. */
  public TrackBuilder turn(double degrees, double radiusM) {
    Circle circle = Circle.beside(pose, Math.signum(degrees), radiusM / Sphere.RADIUS_M);
    leg(circle.axis(), Math.toRadians(Math.abs(degrees)));
    return this;
  }

  /** A turn, then straight to {@code target}. */
  public TrackBuilder turnTo(Vec3 target, double radiusM) {
    double radius = radiusM / Sphere.RADIUS_M;
    Way left = wayFrom(Circle.beside(pose, 1, radius), Circle.point(target), null);
    Way right = wayFrom(Circle.beside(pose, -1, radius), Circle.point(target), null);
    return fly(shorter(left, right));
  }

  /** A turn, a straight, and a turn that ends in {@code target}. */
  public TrackBuilder arrive(Pose target, double radiusM) {
    double radius = radiusM / Sphere.RADIUS_M;
    Way best = null;
    for (int first = -1; first <= 1; first += 2) {
      for (int second = -1; second <= 1; second += 2) {
        Circle end = Circle.beside(target, second, radius);
        best = shorter(best, wayFrom(Circle.beside(pose, first, radius), end, target));
      }
    }
    fly(best);
    // What tight turns have lost in precision must not bend the runway that follows.
    pose = target;
    return this;
  }

  public GroundTrack build() {
    return new GroundTrack(Arrays.copyOf(legs, size), lengthM);
  }

  /** A circle to turn on; {@code side} is 1 to the left, −1 to the right, 0 for a mere point. */
  private record Circle(Vec3 centre, double side, double radius) {
    static Circle beside(Pose pose, double side, double radius) {
      Vec3 centre =
          pose.point().times(Math.cos(radius)).plus(pose.left().times(side * Math.sin(radius)));
      return new Circle(centre.unit(), side, radius);
    }

    static Circle point(Vec3 point) {
      return new Circle(point, 0, 0);
    }

    Vec3 axis() {
      return centre.times(side);
    }

    /** How far to the left of a tangent straight its centre lies (a sine). */
    double offset() {
      return side * Math.sin(radius);
    }

    Vec3 touch(Vec3 straight) {
      return centre.minus(straight.times(straight.dot(centre))).unit();
    }
  }

  private record Way(
      Vec3 firstAxis,
      double firstAngle,
      Vec3 straight,
      double straightAngle,
      @Nullable Vec3 lastAxis,
      double lastAngle,
      double length) {}

  /** The way along {@code from}, the common tangent, and {@code to}; null if they overlap. */
  private @Nullable Way wayFrom(Circle from, Circle to, @Nullable Pose end) {
    Vec3 straight = tangent(from, to);
    if (straight == null) {
      return null;
    }
    Vec3 leave = from.touch(straight);
    Vec3 join = to.touch(straight);
    double first = settled(pose.point().angleTo(leave, from.axis()));
    double middle = settled(leave.angleTo(join, straight));
    double last = end == null ? 0 : settled(join.angleTo(end.point(), to.axis()));
    double length = first * Math.sin(from.radius()) + middle + last * Math.sin(to.radius());
    return new Way(
        from.axis(), first, straight, middle, end == null ? null : to.axis(), last, length);
  }

  /**
   * The great circle that touches both on the right sides, as its axis n: {@code n·c} is a circle's
   * offset, so n is a combination of the two centres and their cross product.
   */
  private static @Nullable Vec3 tangent(Circle a, Circle b) {
    double d = a.centre().dot(b.centre());
    Vec3 across = a.centre().cross(b.centre());
    double sine2 = across.dot(across);
    if (sine2 < 1e-16) {
      return null;
    }
    double alpha = (a.offset() - b.offset() * d) / sine2;
    double beta = (b.offset() - a.offset() * d) / sine2;
    double rest = 1 - (alpha * alpha + beta * beta + 2 * alpha * beta * d);
    if (rest < 0) {
      return null;
    }
    return a.centre()
        .times(alpha)
        .plus(b.centre().times(beta))
        .plus(across.times(Math.sqrt(rest / sine2)))
        .unit();
  }

  /** A full turn that is only rounding is no turn. */
  private static double settled(double angle) {
    return angle > 2 * Math.PI - 1e-4 ? 0 : angle;
  }

  private static @Nullable Way shorter(@Nullable Way a, @Nullable Way b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.length() <= b.length() ? a : b;
  }

  private TrackBuilder fly(@Nullable Way way) {
    if (way == null) {
      throw new NoWayException();
    }
    leg(way.firstAxis(), way.firstAngle());
    leg(way.straight(), way.straightAngle());
    if (way.lastAxis() != null) {
      leg(way.lastAxis(), way.lastAngle());
    }
    return this;
  }

  private void leg(Vec3 axis, double angle) {
    Vec3 point = pose.point();
    double radius = point.minus(axis.times(axis.dot(point))).length();
    if (angle * radius * Sphere.RADIUS_M < 0.5) {
      return;
    }
    if (size + LEG > legs.length) {
      legs = Arrays.copyOf(legs, legs.length * 2);
    }
    legs[size++] = (float) point.x();
    legs[size++] = (float) point.y();
    legs[size++] = (float) point.z();
    legs[size++] = (float) axis.x();
    legs[size++] = (float) axis.y();
    legs[size++] = (float) axis.z();
    legs[size++] = (float) lengthM;
    lengthM += angle * radius * Sphere.RADIUS_M;
    Vec3 moved = point.rotate(axis, angle).unit();
    pose =
        new Pose(moved, axis.cross(moved).minus(moved.times(moved.dot(axis.cross(moved)))).unit());
  }
}
