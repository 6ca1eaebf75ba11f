package io.skysentinel.core.detect.rule;

/**
 * Where aircraft are heard: for each cell of a quarter of a degree, and for all of them together,
 * the lowest and the highest altitudes of the last quarter of an hour, of two different aircraft.
 * Radio goes straight, so where a low one is heard, a higher one is, too; and a feed that is cut
 * off at a height is so everywhere. Learned by itself, forgotten by itself.
 */
public final class Coverage {
  private static final double CELLS_PER_DEGREE = 4;
  private static final long SLOT_MS = 300_000;
  private static final int SLOTS = 3;

  /** What is heard at an altitude is heard a little beside, too. */
  private static final double BESIDE_M = 300;

  /** No more fits into two bytes, and no aircraft is higher. */
  private static final double HIGHEST_M = 32_000;

  /** Stands for all cells, and is none of them. */
  private static final int EVERYWHERE = 720 * 1440;

  /** The neighbours of a cell, one of each two that lie opposite each other. */
  private static final int[][] SIDES = {{0, 1}, {1, 0}, {1, 1}, {1, -1}};

  private final CoverageSlot[] slots = {new CoverageSlot(), new CoverageSlot(), new CoverageSlot()};

  /** An aircraft was heard there. */
  public void heard(long ms, int who, double lat, double lon, double altitudeM) {
    long number = ms / SLOT_MS;
    CoverageSlot slot = slots[(int) (number % SLOTS)];
    if (slot.number() != number) {
      slot.clear(number);
    }
    short metres = (short) Math.max(-HIGHEST_M, Math.min(HIGHEST_M, altitudeM));
    slot.heard(cell(row(lat), column(lon)), who, metres);
    slot.heard(EVERYWHERE, who, metres);
  }

  /** Whether others are heard there at the heights of an aircraft, so that it would be, too. */
  boolean hears(long ms, int notWho, double lat, double lon, Heights heights) {
    return hears(ms, notWho, row(lat), column(lon), heights);
  }

  /**
   * Whether that place lies between two where others are heard: where nobody happens to fly just
   * now, and yet no edge.
   */
  boolean hearsAround(long ms, int notWho, double lat, double lon, Heights heights) {
    int row = row(lat);
    int column = column(lon);
    for (int[] side : SIDES) {
      if (hears(ms, notWho, row + side[0], column + side[1], heights)
          && hears(ms, notWho, row - side[0], column - side[1], heights)) {
        return true;
      }
    }
    return false;
  }

  /** Whether others are heard there and in all cells around. */
  boolean hearsWherever(long ms, int notWho, double lat, double lon, Heights heights) {
    for (int north = -1; north <= 1; north++) {
      for (int east = -1; east <= 1; east++) {
        if (!hears(ms, notWho, row(lat) + north, column(lon) + east, heights)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The lowest altitude at which others are heard there, infinite where none is. */
  double lowestM(long ms, int notWho, double lat, double lon) {
    int lowest = lowest(ms, notWho, cell(row(lat), column(lon)));
    return lowest == Short.MAX_VALUE ? Double.POSITIVE_INFINITY : lowest;
  }

  /**
   * At which heights somebody has to be heard.
   *
   * @param lowM there, not higher than that
   * @param highM anywhere, not lower than that; {@link Double#NEGATIVE_INFINITY} where that does
   *     not matter
   */
  record Heights(double lowM, double highM) {}

  private boolean hears(long ms, int notWho, int row, int column, Heights heights) {
    int lowest = lowest(ms, notWho, cell(row, column));
    return lowest != Short.MAX_VALUE
        && lowest <= heights.lowM() + BESIDE_M
        && highest(ms, notWho) >= heights.highM() - BESIDE_M;
  }

  private int lowest(long ms, int notWho, int cell) {
    int lowest = Short.MAX_VALUE;
    for (CoverageSlot slot : slots) {
      if (ms / SLOT_MS - slot.number() < SLOTS) {
        lowest = Math.min(lowest, slot.lowest(cell, notWho));
      }
    }
    return lowest;
  }

  private int highest(long ms, int notWho) {
    int highest = -Short.MAX_VALUE;
    for (CoverageSlot slot : slots) {
      if (ms / SLOT_MS - slot.number() < SLOTS) {
        highest = Math.max(highest, slot.highest(EVERYWHERE, notWho));
      }
    }
    return highest;
  }

  private static int row(double lat) {
    return (int) Math.floor((lat + 90) * CELLS_PER_DEGREE);
  }

  private static int column(double lon) {
    return (int) Math.floor((lon + 180) * CELLS_PER_DEGREE);
  }

  private static int cell(int row, int column) {
    return row * 1440 + Math.floorMod(column, 1440);
  }
}
