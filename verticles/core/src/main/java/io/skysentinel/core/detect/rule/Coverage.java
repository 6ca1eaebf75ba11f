package io.skysentinel.core.detect.rule;

/**
 * Where aircraft are heard: for each cell of a quarter of a degree the lowest and the highest
 * altitudes of the last quarter of an hour, of two different aircraft. Radio goes straight, so
 * where a low one is heard, a higher one is, too; and where a feed is cut off at a height, nobody
 * is heard above. Learned by itself, forgotten by itself.
 */
public final class Coverage {
  private static final double CELLS_PER_DEGREE = 4;
  private static final long SLOT_MS = 300_000;
  private static final int SLOTS = 3;

  /** What is heard at an altitude is heard a little beside, too. */
  private static final double BESIDE_M = 300;

  /** No more fits into two bytes, and no aircraft is higher. */
  private static final double HIGHEST_M = 32_000;

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

  /**
   * At which heights somebody has to be heard.
   *
   * @param lowM not higher than that
   * @param highM not lower than that, {@link Double#NEGATIVE_INFINITY} where that does not matter
   */
  record Heights(double lowM, double highM) {}

  private boolean hears(long ms, int notWho, int row, int column, Heights heights) {
    int cell = cell(row, column);
    long now = ms / SLOT_MS;
    int lowest = Short.MAX_VALUE;
    int highest = -Short.MAX_VALUE;
    for (CoverageSlot slot : slots) {
      if (now - slot.number() < SLOTS) {
        lowest = Math.min(lowest, slot.lowest(cell, notWho));
        highest = Math.max(highest, slot.highest(cell, notWho));
      }
    }
    return lowest != Short.MAX_VALUE
        && lowest <= heights.lowM() + BESIDE_M
        && highest >= heights.highM() - BESIDE_M;
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
