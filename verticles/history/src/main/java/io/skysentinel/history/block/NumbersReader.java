package io.skysentinel.history.block;

/** Reads what {@link NumbersWriter} writes. */
record NumbersReader(ColumnReader first, ColumnReader rest) {

  long signed() throws BadBlockException {
    long code = unsigned();
    return (code >>> 1) ^ -(code & 1);
  }

  long unsigned() throws BadBlockException {
    byte low = first.one();
    return low >= 0 ? low : (low & 0x7f) | (rest.unsigned() << 7);
  }

  boolean hasMore() {
    return first.hasMore() || rest.hasMore();
  }

  /** The same numbers from here on, to be read once more. */
  NumbersReader again() {
    return new NumbersReader(first.again(), rest.again());
  }
}
