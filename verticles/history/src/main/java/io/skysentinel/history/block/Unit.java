package io.skysentinel.history.block;

/**
 * The steps that a number of a feed is made of: {@code k} steps are {@code rint(k * factor) /
 * scale}, which is how a feed, or our reader of it, rounded what an aircraft had said.
 *
 * <p>The arithmetic is part of the format: what it gives is what is read back. A unit and its
 * number are never changed.
 */
enum Unit {
  ONE(0, 1, 1),
  TENTH(1, 1, 10),
  HUNDREDTH(2, 1, 100),
  THOUSANDTH(3, 1, 1e3),
  TEN_THOUSANDTH(4, 1, 1e4),
  HUNDRED_THOUSANDTH(5, 1, 1e5),
  MILLIONTH(6, 1, 1e6),
  TEN_MILLIONTH(7, 1, 1e7),
  BILLIONTH(8, 1, 1e9),

  /** 25 ft in metres, to the centimetre. */
  QUARTER_OF_100_FEET(9, 762, 100),

  /** 64 ft/min in m/s, to the cm/s: OpenSky's vertical rates. */
  RATE_TO_CENTIMETRES(10, 32.512, 100),

  /** 64 ft/min in m/s, to the mm/s: receivers' vertical rates. */
  RATE_TO_MILLIMETRES(11, 325.12, 1000),

  /** A knot in m/s, to the mm/s. */
  KNOT(12, 1_852_000 / 3600.0, 1000),

  /** A tenth of a knot in m/s, to the mm/s: receivers' ground speeds. */
  TENTH_OF_KNOT(13, 185_200 / 3600.0, 1000);

  /** What {@link #codeOf} says of a number that lies on no step. */
  static final long NONE = Long.MIN_VALUE;

  /** So many steps and their differences are exact as doubles, too. */
  private static final double MOST_STEPS = 1L << 51;

  private static final Unit[] ALL = values();

  /** What stands for it in a block. */
  final int number;

  private final double factor;
  private final double scale;

  Unit(int number, double factor, double scale) {
    this.number = number;
    this.factor = factor;
    this.scale = scale;
  }

  /** The unit of that number. */
  static Unit numbered(long number) throws BadBlockException {
    for (Unit unit : ALL) {
      if (unit.number == number) {
        return unit;
      }
    }
    throw new BadBlockException("it has the unit " + number + ", which is not known here");
  }

  double valueOf(long code) {
    return Math.rint(code * factor) / scale;
  }

  /** How many steps give exactly this number, {@link #NONE} when no number of steps does. */
  long codeOf(double value) {
    double steps = Math.rint(value * scale / factor);
    if (!(Math.abs(steps) <= MOST_STEPS)) {
      return NONE;
    }
    long code = (long) steps;
    // By their bits, so that -0.0 is not taken for 0.
    return Double.doubleToRawLongBits(valueOf(code)) == Double.doubleToRawLongBits(value)
        ? code
        : NONE;
  }

  /** How many steps a number is, with a fraction where it lies on none. */
  double steps(double value) {
    return value * scale / factor;
  }

  /** So many steps of another unit, to the nearest step of this one: a prediction, no value. */
  long nearest(Unit other, long code) {
    return (long) Math.rint(other.valueOf(code) * scale / factor);
  }

  /** The steps that make 360°. */
  long circle() {
    return (long) (360 * scale / factor);
  }
}
