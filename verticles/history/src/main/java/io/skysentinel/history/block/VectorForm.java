package io.skysentinel.history.block;

/**
 * How a feed makes velocity and heading of what an aircraft says: its speed to the east and to the
 * north, in whole knots. Two small numbers then stand for two that look random.
 *
 * <p>The arithmetic is part of the format, and all of it gives the same bits on every machine:
 * {@code sqrt} by its definition, {@code atan2} because it is {@link StrictMath}'s. A form and its
 * number are never changed.
 */
enum VectorForm {
  /** The source does not do so. */
  NONE(0, 0) {
    @Override
    double velocity(long east, long north) {
      return Double.NaN;
    }
  },

  /** OpenSky: m/s to the hundredth, with a knot of 0.514444 m/s. */
  OPENSKY(1, 100) {
    @Override
    double velocity(long east, long north) {
      return Math.rint(Math.sqrt((double) (east * east + north * north)) * 51.4444) / 100;
    }
  },

  /** readsb: knots to the tenth, which our reader made m/s to the thousandth. */
  READSB(2, 100) {
    @Override
    double velocity(long east, long north) {
      return velocityOfReceiver(east, north);
    }
  },

  /** dump1090: the same, with headings to the tenth of a degree. */
  DUMP1090(3, 10) {
    @Override
    double velocity(long east, long north) {
      return velocityOfReceiver(east, north);
    }
  };

  /** What {@link #codeOf} says where no two whole numbers give both. */
  static final long NO_CODE = Long.MIN_VALUE;

  private static final double KNOTS_PER_MPS = 3600 / 1852.0;

  /** Faster than all that flies; the numbers then fit into the halves of a long with ease. */
  private static final double FASTEST_MPS = 10_000;

  private static final VectorForm[] ALL = values();

  /** What stands for it in a block. */
  final int number;

  private final double headingScale;

  VectorForm(int number, double headingScale) {
    this.number = number;
    this.headingScale = headingScale;
  }

  /** The form of that number. */
  static VectorForm numbered(long number) throws BadBlockException {
    for (VectorForm form : ALL) {
      if (form.number == number) {
        return form;
      }
    }
    throw new BadBlockException("it has the vector form " + number + ", which is not known here");
  }

  abstract double velocity(long east, long north);

  double heading(long east, long north) {
    double degrees = StrictMath.atan2((double) east, (double) north) * 180 / Math.PI;
    double rounded = Math.rint((degrees < 0 ? degrees + 360 : degrees) * headingScale);
    // 360 is 0, as it is where states come in; and no -0.
    return rounded >= 360 * headingScale ? 0 : rounded / headingScale + 0.0;
  }

  /** The two knots that give exactly this velocity and heading, in the halves of a long. */
  long codeOf(double velocity, double heading) {
    if (this == NONE || !(velocity >= 0 && velocity < FASTEST_MPS) || Double.isNaN(heading)) {
      return NO_CODE;
    }
    double knots = velocity * KNOTS_PER_MPS;
    double radians = Math.toRadians(heading);
    // A guess, which may come out otherwise elsewhere; whether it is right is what counts.
    long east = Math.round(knots * Math.sin(radians));
    long north = Math.round(knots * Math.cos(radians));
    return isSame(velocity(east, north), velocity) && isSame(heading(east, north), heading)
        ? (east << 32) | (north & 0xffff_ffffL)
        : NO_CODE;
  }

  static long east(long code) {
    return code >> 32;
  }

  static long north(long code) {
    return (int) code;
  }

  private static double velocityOfReceiver(long east, long north) {
    // Half a knot squared more and in 32 bits, as the receivers' programs do it.
    float knots = (float) Math.sqrt((double) (east * east + north * north) + 0.5);
    return Math.rint(Math.rint(knots * 10.0) / 10 * 1852 / 3600 * 1000) / 1000;
  }

  private static boolean isSame(double a, double b) {
    return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
  }
}
