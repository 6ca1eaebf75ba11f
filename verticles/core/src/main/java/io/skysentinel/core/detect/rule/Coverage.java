package io.skysentinel.core.detect.rule;

import java.util.HashMap;
import java.util.Map;

/**
 * Where aircraft are heard: for each cell of a quarter of a degree the lowest altitudes heard in
 * the last quarter of an hour, of two different aircraft. Radio goes straight, so where a low one
 * is heard, a higher one is, too. Learned by itself, forgotten by itself.
 */
public final class Coverage {
  private static final double CELLS_PER_DEGREE = 4;
  private static final long SLOT_MS = 300_000;
  private static final int SLOTS = 3;

  /** What is heard at an altitude is heard a little below, too. */
  private static final float BELOW_M = 300;

  private final Map<Integer, Cell> cells = new HashMap<>();
  private long sweptSlot;

  private static final class Cell {
    final long[] slot = {-1, -1, -1};
    final int[] first = new int[SLOTS];
    final int[] second = new int[SLOTS];
    final float[] firstM = new float[SLOTS];
    final float[] secondM = new float[SLOTS];

    void heard(long at, int who, float altitude) {
      int i = (int) (at % SLOTS);
      if (slot[i] != at) {
        slot[i] = at;
        first[i] = who;
        firstM[i] = altitude;
        second[i] = who;
        secondM[i] = Float.POSITIVE_INFINITY;
      } else if (who == first[i]) {
        firstM[i] = Math.min(firstM[i], altitude);
      } else if (who == second[i] || altitude < secondM[i]) {
        second[i] = who;
        secondM[i] = Math.min(secondM[i], altitude);
      }
    }

    boolean hears(long now, int notWho, float altitude) {
      for (int i = 0; i < SLOTS; i++) {
        boolean recent = slot[i] >= 0 && now - slot[i] < SLOTS;
        if (recent
            && ((first[i] != notWho && firstM[i] <= altitude)
                || (second[i] != notWho && secondM[i] <= altitude))) {
          return true;
        }
      }
      return false;
    }
  }

  /** An aircraft was heard there. */
  public void heard(long ms, int who, double lat, double lon, double altitudeM) {
    long slot = ms / SLOT_MS;
    if (slot != sweptSlot) {
      sweptSlot = slot;
      cells.values().removeIf(cell -> slot - newest(cell) >= SLOTS);
    }
    cells.computeIfAbsent(key(lat, lon), at -> new Cell()).heard(slot, who, (float) altitudeM);
  }

  /** Whether somebody else was heard there lately, not higher than that. */
  boolean hears(long ms, int notWho, double lat, double lon, double altitudeM) {
    Cell cell = cells.get(key(lat, lon));
    return cell != null && cell.hears(ms / SLOT_MS, notWho, (float) altitudeM + BELOW_M);
  }

  private static long newest(Cell cell) {
    return Math.max(cell.slot[0], Math.max(cell.slot[1], cell.slot[2]));
  }

  private static int key(double lat, double lon) {
    int row = (int) Math.floor((lat + 90) * CELLS_PER_DEGREE);
    int column = (int) Math.floor((lon + 180) * CELLS_PER_DEGREE);
    return row * 1440 + Math.floorMod(column, 1440);
  }
}
