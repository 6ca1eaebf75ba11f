package io.skysentinel.simulator.motion;

import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;

/**
 * The line that an aircraft draws on the ground: great circles and turns, one after the other.
 *
 * <p>Both are the same thing: a point rotating around an axis, at right angles for a great circle,
 * close by for a turn. A leg is therefore seven numbers (start point, axis, distance at its start).
 * They are floats (about half a metre) in one array: tens of thousands of flights are held at once.
 */
public final class GroundTrack {
  private static final int LEG = 7;
  private static final int AT = 6;

  private final float[] legs;
  private final double lengthM;

  GroundTrack(float[] legs, double lengthM) {
    this.legs = legs;
    this.lengthM = lengthM;
  }

  public double lengthM() {
    return lengthM;
  }

  /** Fills in position and heading at {@code metres} from the start. */
  public void locate(double metres, Motion into) {
    int i = legAt(metres);
    double px = legs[i];
    double py = legs[i + 1];
    double pz = legs[i + 2];
    double kx = legs[i + 3];
    double ky = legs[i + 4];
    double kz = legs[i + 5];
    // The start point splits into a part along the axis, which stays, and one that turns.
    double along = kx * px + ky * py + kz * pz;
    double wx = px - kx * along;
    double wy = py - ky * along;
    double wz = pz - kz * along;
    double radius = Math.sqrt(wx * wx + wy * wy + wz * wz);
    double angle = (metres - legs[i + AT]) / (Sphere.RADIUS_M * radius);
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double qx = ky * pz - kz * py;
    double qy = kz * px - kx * pz;
    double qz = kx * py - ky * px;
    double x = kx * along + wx * cos + qx * sin;
    double y = ky * along + wy * cos + qy * sin;
    double z = kz * along + wz * cos + qz * sin;
    double vx = qx * cos - wx * sin;
    double vy = qy * cos - wy * sin;
    double vz = qz * cos - wz * sin;
    double level = Math.sqrt(x * x + y * y);
    into.latDeg = Math.toDegrees(Math.atan2(z, level));
    into.lonDeg = Math.toDegrees(Math.atan2(y, x));
    // East and north of the velocity, both times the distance from the earth's axis.
    into.headingDeg = Sphere.normalizeDeg(Math.toDegrees(Math.atan2(x * vy - y * vx, vz)));
    into.distanceM = metres;
  }

  /** Whether the track goes straight on for {@code metres} from there. */
  public boolean isStraight(double metres, double forM) {
    int i = legAt(metres);
    double along =
        (double) legs[i] * legs[i + 3]
            + (double) legs[i + 1] * legs[i + 4]
            + (double) legs[i + 2] * legs[i + 5];
    boolean last = i + LEG >= legs.length;
    double end = last ? lengthM : legs[i + LEG + AT];
    return Math.abs(along) < 1e-5 && end - metres > forM;
  }

  /** Point and direction at {@code metres} from the start. */
  public Pose poseAt(double metres) {
    int i = legAt(metres);
    Vec3 start = new Vec3(legs[i], legs[i + 1], legs[i + 2]);
    Vec3 axis = new Vec3(legs[i + 3], legs[i + 4], legs[i + 5]).unit();
    double radius = start.minus(axis.times(axis.dot(start))).length();
    double angle = (metres - legs[i + AT]) / (Sphere.RADIUS_M * radius);
    Vec3 point = start.rotate(axis, angle).unit();
    Vec3 forward = axis.cross(point);
    return new Pose(point, forward.minus(point.times(point.dot(forward))).unit());
  }

  /**
   * This track from {@code metres} on, with {@code detour} flown first; it starts and ends there.
   */
  public GroundTrack withDetour(double metres, GroundTrack detour) {
    int i = legAt(metres);
    int kept = legs.length - i;
    float[] joined = new float[detour.legs.length + kept];
    System.arraycopy(detour.legs, 0, joined, 0, detour.legs.length);
    System.arraycopy(legs, i, joined, detour.legs.length, kept);
    double shift = detour.lengthM - metres;
    for (int leg = detour.legs.length; leg < joined.length; leg += LEG) {
      joined[leg + AT] += (float) shift;
    }
    // The interrupted leg begins where the detour ends: its start point moves on along its axis.
    Vec3 here = poseAt(metres).point();
    joined[detour.legs.length] = (float) here.x();
    joined[detour.legs.length + 1] = (float) here.y();
    joined[detour.legs.length + 2] = (float) here.z();
    joined[detour.legs.length + AT] = (float) detour.lengthM;
    return new GroundTrack(joined, lengthM + shift);
  }

  private int legAt(double metres) {
    int i = legs.length - LEG;
    while (i > 0 && legs[i + AT] > metres) {
      i -= LEG;
    }
    return i;
  }
}
