package io.skysentinel.history.block;

import java.util.Arrays;

/**
 * What writer and reader know of an aircraft from its rows so far, in the steps of their source's
 * units, and what they expect of the next one by it. Only how far that was off is written. Both
 * sides use this class, so that they expect the same.
 */
final class Track {
  private static final SourceUnits ANY = allOnes();

  /** The newest steps of each column. */
  final long[] codes = new long[Column.COUNT];

  private final Course course = new Course();
  private SourceUnits units = ANY;
  private long climb;

  /** Begins with an aircraft of which nothing is known but about when it was heard. */
  void begin(SourceUnits first, long baseUnix) {
    Arrays.fill(codes, 0);
    course.begin();
    units = ANY;
    codes[Column.CONTACT] = baseUnix;
    switchTo(first);
  }

  /** Goes on in the units of another source; does nothing when it is the same. */
  void switchTo(SourceUnits next) {
    if (next == units) {
      return;
    }
    for (int column = 0; column < Column.COUNT; column++) {
      codes[column] = next.of(column).nearest(units.of(column), codes[column]);
    }
    codes[Column.HEADING] = Math.floorMod(codes[Column.HEADING], next.of(Column.HEADING).circle());
    course.convert(units, next);
    units = next;
  }

  /** A new row. */
  void nextRow() {
    climb = 0;
  }

  /** Times and velocity of the row are known now, which say where its place is expected. */
  void aim(int shape) {
    boolean timed = Shape.form(shape, Column.POSITION_TIME) == Shape.STEPS;
    long time = codes[timed ? Column.POSITION_TIME : Column.CONTACT];
    course.aim(units, time, Shape.isVector(shape));
  }

  /** The place of the row is known now, both coordinates in steps: its course goes on from it. */
  void fix() {
    course.fix(codes[Column.LAT], codes[Column.LON]);
  }

  /** How far the steps of a column are off what is expected. */
  long residual(int column, long code) {
    long off = code - expected(column);
    if (column != Column.HEADING) {
      return off;
    }
    long circle = units.of(Column.HEADING).circle();
    if (off > circle / 2) {
      return off - circle;
    }
    return off < -(circle / 2) ? off + circle : off;
  }

  /** The steps of a column that are so far off what is expected. */
  long code(int column, long residual) {
    long code = expected(column) + residual;
    if (column != Column.HEADING) {
      return code;
    }
    long circle = units.of(Column.HEADING).circle();
    if (code >= circle) {
      return code - circle;
    }
    return code < 0 ? code + circle : code;
  }

  /** How much more, in knots, a vector's part is than that of the row before. */
  long turn(int column, long knots) {
    long more = knots - (column == Column.VELOCITY ? course.east : course.north);
    turnBy(column, more);
    return more;
  }

  /** A vector's part is so much more than that of the row before. */
  void turnBy(int column, long knots) {
    if (column == Column.VELOCITY) {
      course.east += knots;
    } else {
      course.north += knots;
    }
  }

  /** What a column of the row is, from now on. */
  void learn(int column, long code) {
    if (column == Column.ALTITUDE && units.of(column) == units.of(Column.GEO_ALTITUDE)) {
      climb = code - codes[column];
    }
    codes[column] = code;
  }

  /** The newest whole knots to the east of an aircraft whose velocity is told as a vector. */
  long east() {
    return course.east;
  }

  long north() {
    return course.north;
  }

  private long expected(int column) {
    return switch (column) {
      case Column.POSITION_TIME -> codes[Column.CONTACT];
      case Column.LAT -> course.isKnown() ? course.expectedLat() : codes[column];
      case Column.LON -> course.isKnown() ? course.expectedLon() : codes[column];
      case Column.GEO_ALTITUDE -> codes[column] + climb;
      default -> codes[column];
    };
  }

  private static SourceUnits allOnes() {
    Unit[] units = new Unit[Column.COUNT];
    Arrays.fill(units, Unit.ONE);
    return new SourceUnits(units, VectorForm.NONE);
  }
}
