package io.skysentinel.history.path;

import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Leaves out places that lie near the line through those that stay (Douglas and Peucker), on the
 * sphere, and in height where that is known.
 *
 * <p>The method may take time with the square of the number of places, so it is used on pieces: at
 * the ends of a piece a place more is kept than has to be.
 */
public final class Simplification {
  static final int PIECE = 2_048;

  private final List<? extends TimedPlace> fixes;
  private final Vec3[] places;
  private final double most;
  private final BitSet kept = new BitSet();

  private Simplification(List<? extends TimedPlace> fixes, double most) {
    this.fixes = fixes;
    this.most = most;
    this.places = new Vec3[fixes.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = Vec3.ofDegrees(fixes.get(i).lat(), fixes.get(i).lon());
    }
  }

  /** Those of the places that no line of the others comes nearer to than so many metres. */
  public static <P extends TimedPlace> List<P> of(List<P> fixes, double metres) {
    if (fixes.size() < 3) {
      return fixes;
    }
    Simplification simplification = new Simplification(fixes, metres);
    for (int from = 0; from < fixes.size() - 1; from += PIECE) {
      simplification.piece(from, Math.min(fixes.size() - 1, from + PIECE));
    }
    List<P> kept = new ArrayList<>();
    simplification.kept.stream().forEach(i -> kept.add(fixes.get(i)));
    return kept;
  }

  private void piece(int first, int last) {
    kept.set(first);
    kept.set(last);
    Deque<int[]> open = new ArrayDeque<>();
    open.push(new int[] {first, last});
    while (!open.isEmpty()) {
      int[] line = open.pop();
      int farthest = farthest(line[0], line[1]);
      if (farthest >= 0) {
        kept.set(farthest);
        open.push(new int[] {line[0], farthest});
        open.push(new int[] {farthest, line[1]});
      }
    }
  }

  /** The place between that lies farthest from the line, -1 when none lies too far. */
  private int farthest(int from, int to) {
    int farthest = -1;
    double distance = most;
    for (int i = from + 1; i < to; i++) {
      double off = Math.hypot(across(i, from, to), height(i, from, to));
      if (off > distance) {
        distance = off;
        farthest = i;
      }
    }
    return farthest;
  }

  /** How far a place lies from the shortest way between two others. */
  private double across(int i, int from, int to) {
    Vec3 a = places[from];
    Vec3 b = places[to];
    Vec3 normal = a.cross(b);
    double length = normal.length();
    Vec3 place = places[i];
    double toEnd = Math.min(Sphere.distanceM(place, a), Sphere.distanceM(place, b));
    if (length < 1e-12) {
      return toEnd;
    }
    // Beside the line, if it is passed between its ends; else the nearer end counts.
    boolean isBetween = normal.cross(a).dot(place) >= 0 && b.cross(normal).dot(place) >= 0;
    double sine = Math.abs(normal.dot(place)) / length;
    return isBetween ? Sphere.RADIUS_M * Math.asin(Math.min(1, sine)) : toEnd;
  }

  /** How far it is above or below where it would be if it climbed all the time alike. */
  private double height(int i, int from, int to) {
    TimedPlace a = fixes.get(from);
    TimedPlace b = fixes.get(to);
    TimedPlace fix = fixes.get(i);
    double part = (fix.t() - a.t()) / (b.t() - a.t());
    double off = fix.altitudeM() - (a.altitudeM() + (b.altitudeM() - a.altitudeM()) * part);
    return Double.isNaN(off) ? 0 : off;
  }
}
