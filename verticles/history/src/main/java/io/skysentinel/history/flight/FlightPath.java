package io.skysentinel.history.flight;

import io.skysentinel.history.block.BadBlockException;
import io.skysentinel.history.block.ColumnReader;
import io.skysentinel.history.block.ColumnWriter;
import io.skysentinel.history.path.Simplification;
import java.util.ArrayList;
import java.util.List;

/**
 * The way of a flight, told with few places: one a minute, of which those that lie on the way
 * between others are left out as they become many. Its ends always stay.
 */
public final class FlightPath {
  private static final int VERSION = 1;
  private static final long MINUTE_S = 60;

  /** So few are kept as they are: to simplify costs more than they take. */
  private static final int FEW = 32;

  /** More than a page of a table should hold. */
  private static final int MOST = 256;

  private static final double NEAR_M = 500;

  private FlightPath() {}

  /** Two ways as one; of the places of a minute the first. Both are in order, as is the answer. */
  static List<FlightPoint> union(List<FlightPoint> one, List<FlightPoint> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    List<FlightPoint> all = new ArrayList<>(one.size() + other.size());
    int a = 0;
    int b = 0;
    while (a < one.size() || b < other.size()) {
      boolean isFirst =
          b == other.size() || (a < one.size() && one.get(a).compareTo(other.get(b)) <= 0);
      add(all, isFirst ? one.get(a++) : other.get(b++));
    }
    return all;
  }

  /** Adds a place that is none before the last one. */
  static void add(List<FlightPoint> path, FlightPoint next) {
    if (path.isEmpty() || minute(path.get(path.size() - 1)) != minute(next)) {
      path.add(next);
    }
  }

  /** With fewer places, where there are many. */
  static List<FlightPoint> simplified(List<FlightPoint> path) {
    List<FlightPoint> kept = path;
    double near = NEAR_M;
    for (int most = FEW; kept.size() > most; most = MOST) {
      kept = Simplification.of(kept, near);
      near *= 2;
    }
    return kept;
  }

  private static long minute(FlightPoint point) {
    return Math.floorDiv(point.second(), MINUTE_S);
  }

  /** As docs/history.md describes it. */
  public static byte[] write(List<FlightPoint> path) {
    ColumnWriter out = new ColumnWriter(4 + 10 * path.size());
    out.unsigned(VERSION);
    out.unsigned(path.size());
    FlightPoint before = new FlightPoint(0, 0, 0, 0);
    for (FlightPoint point : path) {
      before = write(out, point, before);
    }
    return out.toByteArray();
  }

  static FlightPoint write(ColumnWriter out, FlightPoint point, FlightPoint before) {
    out.signed(point.second() - before.second());
    out.signed(point.north() - before.north());
    out.signed(point.east() - before.east());
    boolean isKnown = point.height() != FlightPoint.NO_HEIGHT;
    // 0 stands for no height, and each height for one more.
    long climb = point.height() - (long) before.height();
    out.unsigned(isKnown ? ((climb << 1) ^ (climb >> 63)) + 1 : 0);
    return isKnown
        ? point
        : new FlightPoint(point.second(), point.north(), point.east(), before.height());
  }

  /** Reads what stands in the column {@code path} of a flight. */
  public static List<FlightPoint> read(byte[] bytes) throws BadBlockException {
    ColumnReader in = new ColumnReader(bytes, 0, bytes.length);
    if (in.unsigned() != VERSION) {
      throw new BadBlockException("it is a path of a version that is not known here");
    }
    int count = in.count(4);
    List<FlightPoint> path = new ArrayList<>(count);
    FlightPoint before = new FlightPoint(0, 0, 0, 0);
    for (int i = 0; i < count; i++) {
      FlightPoint point = read(in, before);
      path.add(point);
      boolean isKnown = point.height() != FlightPoint.NO_HEIGHT;
      before =
          new FlightPoint(
              point.second(),
              point.north(),
              point.east(),
              isKnown ? point.height() : before.height());
    }
    return path;
  }

  static FlightPoint read(ColumnReader in, FlightPoint before) throws BadBlockException {
    long second = before.second() + in.signed();
    int north = (int) (before.north() + in.signed());
    int east = (int) (before.east() + in.signed());
    long height = in.unsigned();
    long climb = ((height - 1) >>> 1) ^ -((height - 1) & 1);
    return new FlightPoint(
        second, north, east, height == 0 ? FlightPoint.NO_HEIGHT : (int) (before.height() + climb));
  }
}
