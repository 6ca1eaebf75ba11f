package io.skysentinel.history.block;

/**
 * The last fixes of an aircraft and where they lead. All arithmetic here is part of the format:
 * what the writer expected, the reader has to expect to the last step.
 */
final class Course {
  /** A line is not followed further than so many times its own length. */
  private static final double FARTHEST = 8;

  /** A velocity is not believed for longer. */
  private static final double LONGEST_S = 60;

  /** Of latitude, in a second at one knot, on a sphere as good as any for this. */
  private static final double DEGREES_PER_KNOT_SECOND = 0.514444 / 111_195;

  /** A cosine serves until the aircraft is so many degrees away: it is what costs most here. */
  private static final double COSINE_SERVES_DEG = 0.02;

  /** Nearer to the poles than that, meridians are no guide. */
  private static final double SMALLEST_COSINE = 0.01;

  private static final double NOWHERE = 1000;

  /** The newest whole knots, of an aircraft whose velocity is told as a vector. */
  long east;

  long north;

  private int fixes;
  private long lat;
  private long lon;
  private long time;
  private long latBefore;
  private long lonBefore;
  private long timeBefore;
  private boolean vectorAtFix;
  private long eastAtFix;
  private long northAtFix;
  private long nextTime;
  private boolean nextIsVector;
  private double latWay;
  private double lonWay;
  private double cosine;
  private double cosineLat;

  void begin() {
    east = 0;
    north = 0;
    fixes = 0;
    cosineLat = NOWHERE;
  }

  void convert(SourceUnits from, SourceUnits to) {
    Unit fromTime = from.of(Column.CONTACT);
    time = to.of(Column.CONTACT).nearest(fromTime, time);
    timeBefore = to.of(Column.CONTACT).nearest(fromTime, timeBefore);
    lat = to.of(Column.LAT).nearest(from.of(Column.LAT), lat);
    latBefore = to.of(Column.LAT).nearest(from.of(Column.LAT), latBefore);
    lon = to.of(Column.LON).nearest(from.of(Column.LON), lon);
    lonBefore = to.of(Column.LON).nearest(from.of(Column.LON), lonBefore);
  }

  boolean isKnown() {
    return fixes > 0;
  }

  /** The next place is of that time: where the velocity has led by then, or else the line. */
  void aim(SourceUnits units, long at, boolean isVector) {
    nextTime = at;
    nextIsVector = isVector;
    latWay = 0;
    lonWay = 0;
    if (fixes == 0 || at <= time) {
      return;
    }
    double seconds = units.of(Column.CONTACT).valueOf(at - time);
    if (isVector && vectorAtFix && seconds <= LONGEST_S) {
      followVelocity(units, seconds);
    } else if (fixes > 1 && time > timeBefore) {
      followLine(units, (double) (at - time) / (double) (time - timeBefore));
    }
  }

  /** The mean of the velocities at the fix and now: in a turn that is the way along the chord. */
  private void followVelocity(SourceUnits units, double seconds) {
    double degrees = DEGREES_PER_KNOT_SECOND / 2 * seconds;
    latWay = units.of(Column.LAT).steps((northAtFix + north) * degrees);
    lonWay = units.of(Column.LON).steps((eastAtFix + east) * degrees / cosine(units));
  }

  private void followLine(SourceUnits units, double lengths) {
    if (lengths <= FARTHEST) {
      latWay = (lat - latBefore) * lengths;
      lonWay = shortWay(lon - lonBefore, units.of(Column.LON).circle()) * lengths;
    }
  }

  /** The place of the time that was aimed at. */
  void fix(long nextLat, long nextLon) {
    if (fixes == 0 || nextTime > time) {
      timeBefore = time;
      latBefore = lat;
      lonBefore = lon;
      time = nextTime;
      fixes++;
    }
    lat = nextLat;
    lon = nextLon;
    vectorAtFix = nextIsVector;
    eastAtFix = east;
    northAtFix = north;
  }

  long expectedLat() {
    return lat + (long) Math.rint(latWay);
  }

  long expectedLon() {
    return lon + (long) Math.rint(lonWay);
  }

  private double cosine(SourceUnits units) {
    double degrees = units.of(Column.LAT).valueOf(lat);
    if (!(Math.abs(degrees - cosineLat) <= COSINE_SERVES_DEG)) {
      cosineLat = degrees;
      cosine = Math.max(SMALLEST_COSINE, StrictMath.cos(degrees * (Math.PI / 180)));
    }
    return cosine;
  }

  /** Across the date line rather than around the world. */
  private static long shortWay(long way, long circle) {
    if (way > circle / 2) {
      return way - circle;
    }
    return way < -(circle / 2) ? way + circle : way;
  }
}
