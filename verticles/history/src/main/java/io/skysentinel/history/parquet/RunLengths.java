package io.skysentinel.history.parquet;

import io.netty.buffer.ByteBuf;

/**
 * Small numbers as Parquet's hybrid of runs and packed bits: a number that comes eight times or
 * more is written once, others in groups of eight, of so many bits each.
 */
final class RunLengths {
  private static final int GROUP = 8;

  private RunLengths() {}

  /** How many bits each of the numbers up to {@code most} has. */
  static int width(int most) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(most);
  }

  /** Writes the first {@code count} numbers. */
  static void write(int[] numbers, int count, int width, ByteBuf out) {
    int from = 0;
    while (from < count) {
      int to = runEnd(numbers, from, count);
      if (to - from >= GROUP) {
        Varints.write(2L * (to - from), out);
        for (int shift = 0; shift < width; shift += Byte.SIZE) {
          out.writeByte(numbers[from] >> shift);
        }
      } else {
        to = packedEnd(numbers, from, count);
        Varints.write(2L * ((to - from + GROUP - 1) / GROUP) + 1, out);
        pack(numbers, from, to, width, out);
      }
      from = to;
    }
  }

  /** Writes bits only; the last group is filled with zeros. */
  static void pack(int[] numbers, int from, int to, int width, ByteBuf out) {
    for (int group = from; group < to; group += GROUP) {
      long bits = 0;
      int have = 0;
      for (int i = group; i < group + GROUP; i++) {
        bits |= (i < to ? (long) numbers[i] : 0) << have;
        have += width;
        for (; have >= Byte.SIZE; have -= Byte.SIZE) {
          out.writeByte((int) bits);
          bits >>>= Byte.SIZE;
        }
      }
    }
  }

  private static int runEnd(int[] numbers, int from, int count) {
    int to = from + 1;
    while (to < count && numbers[to] == numbers[from]) {
      to++;
    }
    return to;
  }

  /** In whole groups, up to where a run begins that is worth being one. */
  private static int packedEnd(int[] numbers, int from, int count) {
    int to = from + GROUP;
    while (to < count && runEnd(numbers, to, Math.min(count, to + GROUP)) < to + GROUP) {
      to += GROUP;
    }
    return Math.min(to, count);
  }
}
