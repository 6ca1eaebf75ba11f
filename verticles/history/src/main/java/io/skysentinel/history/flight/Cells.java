package io.skysentinel.history.flight;

import java.util.Arrays;

/** Sets of 1° cells, ascending. */
final class Cells {
  static final int[] NONE = {};

  /** Nobody crosses more who flies; who invents places is not followed. */
  static final int MOST = 4_096;

  private Cells() {}

  /** All of both, the first ones of too many. */
  static int[] union(int[] one, int[] other) {
    if (one.length == 0 || other.length == 0) {
      return one.length == 0 ? other : one;
    }
    int[] all = new int[one.length + other.length];
    int n = 0;
    int a = 0;
    int b = 0;
    while ((a < one.length || b < other.length) && n < MOST) {
      int next = b == other.length || (a < one.length && one[a] < other[b]) ? one[a] : other[b];
      a += a < one.length && one[a] == next ? 1 : 0;
      b += b < other.length && other[b] == next ? 1 : 0;
      all[n++] = next;
    }
    return Arrays.copyOf(all, n);
  }

  static int[] with(int[] cells, int cell) {
    return Arrays.binarySearch(cells, cell) >= 0 ? cells : union(cells, new int[] {cell});
  }
}
