package io.skysentinel.history.block;

/**
 * A column of numbers in two streams: of each varint the first byte, and what follows it where it
 * is longer. zstd spends bits by how often a byte comes in a stretch, and first bytes come
 * otherwise than those that follow.
 */
final class NumbersWriter {
  private static final int LOW_BITS = 0x7f;
  private static final int MORE = 0x80;

  private final ColumnWriter first;
  private final ColumnWriter rest = new ColumnWriter(0);

  NumbersWriter(int rows) {
    first = new ColumnWriter(rows);
  }

  /** A number of either sign, as {@link ColumnWriter#signed} has it. */
  void signed(long value) {
    unsigned((value << 1) ^ (value >> 63));
  }

  /** A number without a sign. */
  void unsigned(long code) {
    if ((code & ~LOW_BITS) == 0) {
      first.one((int) code);
    } else {
      first.one((int) (code & LOW_BITS) | MORE);
      rest.unsigned(code >>> 7);
    }
  }

  ColumnWriter first() {
    return first;
  }

  ColumnWriter rest() {
    return rest;
  }
}
