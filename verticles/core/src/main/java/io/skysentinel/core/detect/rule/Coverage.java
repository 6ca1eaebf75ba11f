package io.skysentinel.core.detect.rule;

import java.util.HashMap;
import java.util.Map;

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
  private static final float BESIDE_M = 300;

  private final Map<Integer, Cell> cells = new HashMap<>();
  private long sweptSlot;

  /** The two smallest values, each of another aircraft. */
  private static final class Least {
    private int who;
    private float value = Float.POSITIVE_INFINITY;
    private float valueElse = Float.POSITIVE_INFINITY;

    void clear() {
      value = Float.POSITIVE_INFINITY;
      valueElse = Float.POSITIVE_INFINITY;
    }

    void add(int of, float seen) {
      if (of == who || value == Float.POSITIVE_INFINITY) {
        who = of;
        value = Math.min(value, seen);
      } else if (seen < value) {
        valueElse = value;
        who = of;
        value = seen;
      } else if (seen < valueElse) {
        valueElse = seen;
      }
    }

    float without(int notOf) {
      return who == notOf ? valueElse : value;
    }
  }

  private static final class Cell {
    private final long[] slots = {-1, -1, -1};
    private final Least[] lowest = {new Least(), new Least(), new Least()};

    /** With the sign turned, so that the highest is the least. */
    private final Least[] highest = {new Least(), new Least(), new Least()};

    void heard(long slot, int who, float altitude) {
      int i = (int) (slot % SLOTS);
      if (slots[i] != slot) {
        slots[i] = slot;
        lowest[i].clear();
        highest[i].clear();
      }
      lowest[i].add(who, altitude);
      highest[i].add(who, -altitude);
    }

    private float least(Least[] of, long now, int notWho) {
      float least = Float.POSITIVE_INFINITY;
      for (int i = 0; i < SLOTS; i++) {
        boolean recent = slots[i] >= 0 && now - slots[i] < SLOTS;
        least = recent ? Math.min(least, of[i].without(notWho)) : least;
      }
      return least;
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
  boolean hearsBelow(long ms, int notWho, double lat, double lon, double altitudeM) {
    Cell cell = cells.get(key(lat, lon));
    return cell != null
        && cell.least(cell.lowest, ms / SLOT_MS, notWho) <= (float) altitudeM + BESIDE_M;
  }

  /** Whether somebody else was heard there lately, not lower than that. */
  boolean hearsAbove(long ms, int notWho, double lat, double lon, double altitudeM) {
    Cell cell = cells.get(key(lat, lon));
    return cell != null
        && -cell.least(cell.highest, ms / SLOT_MS, notWho) >= (float) altitudeM - BESIDE_M;
  }

  private static long newest(Cell cell) {
    return Math.max(cell.slots[0], Math.max(cell.slots[1], cell.slots[2]));
  }

  private static int key(double lat, double lon) {
    int row = (int) Math.floor((lat + 90) * CELLS_PER_DEGREE);
    int column = (int) Math.floor((lon + 180) * CELLS_PER_DEGREE);
    return row * 1440 + Math.floorMod(column, 1440);
  }
}
