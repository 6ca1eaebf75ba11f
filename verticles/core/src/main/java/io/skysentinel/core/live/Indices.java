package io.skysentinel.core.live;

import java.util.Arrays;

/** A growing list of numbers, without a box around each. */
final class Indices {
  private static final int[] NONE = {};

  private int[] values = NONE;
  private int count;

  void add(int value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, Math.max(4, count * 2));
    }
    values[count++] = value;
  }

  int[] toArray() {
    return Arrays.copyOf(values, count);
  }

  int count() {
    return count;
  }
}
