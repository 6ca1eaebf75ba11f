package io.skysentinel.history.block;

/** How the numbers of a row are written: a form for each column, two bits each, in one int. */
final class Shape {
  /** Nobody told; nothing is written. */
  static final int UNKNOWN = 0;

  /** As steps of the source's unit. */
  static final int STEPS = 1;

  /** As all 64 bits: it lies on no step. */
  static final int EXACT = 2;

  /** Velocity and heading only, and both: as whole knots to the east and to the north. */
  static final int VECTOR = 3;

  private static final int BITS = 2 * Column.COUNT;

  private Shape() {}

  static int form(int shape, int column) {
    return (shape >>> (2 * column)) & 3;
  }

  /** The shape with the form of a column that had none. */
  static int with(int shape, int column, int form) {
    return shape | (form << (2 * column));
  }

  /** Whether both coordinates are in steps, so that a line can be drawn through them. */
  static boolean isFix(int shape) {
    return form(shape, Column.LAT) == STEPS && form(shape, Column.LON) == STEPS;
  }

  /** Whether velocity and heading are told as a vector. */
  static boolean isVector(int shape) {
    return form(shape, Column.VELOCITY) == VECTOR;
  }

  /** Whether a writer may have made it. */
  static boolean isSound(int shape) {
    if (shape >>> BITS != 0 || form(shape, Column.CONTACT) == UNKNOWN) {
      return false;
    }
    boolean isVector = isVector(shape);
    for (int column = 0; column < Column.COUNT; column++) {
      boolean ofVector = column == Column.VELOCITY || column == Column.HEADING;
      if ((form(shape, column) == VECTOR) != (ofVector && isVector)) {
        return false;
      }
    }
    return true;
  }
}
