package io.skysentinel.history.parquet;

/** Numbers that parquet.thrift gives to things. */
final class ParquetFormat {
  /** How a file begins and ends: "PAR1". */
  static final byte[] MAGIC = {'P', 'A', 'R', '1'};

  static final int VERSION = 1;

  static final int OPTIONAL = 1;

  static final int PLAIN = 0;
  static final int RLE = 3;
  static final int RLE_DICTIONARY = 8;

  static final int DATA_PAGE = 0;
  static final int DICTIONARY_PAGE = 2;

  static final int ZSTD = 6;

  private ParquetFormat() {}
}
