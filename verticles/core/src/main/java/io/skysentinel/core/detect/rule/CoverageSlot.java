package io.skysentinel.core.detect.rule;

import java.util.Arrays;

/**
 * Who was heard how low and how high in each cell within some minutes: the lowest and the highest
 * of two different aircraft. Open addressing over plain arrays: 40 to 80 bytes a cell, where
 * objects took 390, and in a thin sky an aircraft has some ten cells for itself.
 */
final class CoverageSlot {
  private static final int LEAST = 64;
  private static final int EMPTY = -1;

  private int[] cells = new int[LEAST];
  private int[] lowWho = new int[LEAST];
  private int[] highWho = new int[LEAST];

  /** In whole metres; the highest with the sign turned, so that the least counts in both. */
  private short[] least = new short[4 * LEAST];

  private int used;
  private long number = EMPTY;

  CoverageSlot() {
    clear(EMPTY);
  }

  /** Begins anew as another stretch of time. */
  void clear(long as) {
    number = as;
    used = 0;
    Arrays.fill(cells, EMPTY);
    Arrays.fill(least, Short.MAX_VALUE);
  }

  /** Which stretch of time it is of. */
  long number() {
    return number;
  }

  void heard(int cell, int who, short altitude) {
    if (2 * used >= cells.length) {
      grow();
    }
    int at = place(cell);
    if (cells[at] == EMPTY) {
      cells[at] = cell;
      used++;
    }
    lowWho[at] = add(4 * at, lowWho[at], who, altitude);
    highWho[at] = add(4 * at + 2, highWho[at], who, (short) -altitude);
  }

  /** Takes a value into a pair of the least and the least of others; says whose the least is. */
  private int add(int at, int whose, int who, short value) {
    if (who == whose || least[at] == Short.MAX_VALUE) {
      least[at] = (short) Math.min(least[at], value);
      return who;
    }
    if (value < least[at]) {
      least[at + 1] = least[at];
      least[at] = value;
      return who;
    }
    least[at + 1] = (short) Math.min(least[at + 1], value);
    return whose;
  }

  /** The lowest of others than that one, {@link Short#MAX_VALUE} where none was heard. */
  int lowest(int cell, int notWho) {
    int at = place(cell);
    return least[lowWho[at] == notWho ? 4 * at + 1 : 4 * at];
  }

  /** The highest of others than that one, {@code -Short.MAX_VALUE} where none was heard. */
  int highest(int cell, int notWho) {
    int at = place(cell);
    return -least[highWho[at] == notWho ? 4 * at + 3 : 4 * at + 2];
  }

  /** Where a cell is, or would be. */
  private int place(int cell) {
    int mask = cells.length - 1;
    int at = ((cell * 0x9E3779B1) >>> 8) & mask;
    while (cells[at] != cell && cells[at] != EMPTY) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    int[] oldCells = cells;
    int[] oldLow = lowWho;
    int[] oldHigh = highWho;
    short[] oldLeast = least;
    int size = 2 * oldCells.length;
    cells = new int[size];
    lowWho = new int[size];
    highWho = new int[size];
    least = new short[4 * size];
    Arrays.fill(cells, EMPTY);
    Arrays.fill(least, Short.MAX_VALUE);
    for (int i = 0; i < oldCells.length; i++) {
      if (oldCells[i] != EMPTY) {
        int at = place(oldCells[i]);
        cells[at] = oldCells[i];
        lowWho[at] = oldLow[i];
        highWho[at] = oldHigh[i];
        System.arraycopy(oldLeast, 4 * i, least, 4 * at, 4);
      }
    }
  }
}
