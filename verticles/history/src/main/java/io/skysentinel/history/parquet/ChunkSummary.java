package io.skysentinel.history.parquet;

import java.util.List;

/**
 * What the footer says of a column chunk.
 *
 * @param begin where it begins in the file
 * @param data where its first page of data does
 */
record ChunkSummary(
    ParquetColumn column,
    long begin,
    long data,
    ChunkSizes sizes,
    Bounds bounds,
    boolean hasDictionary) {

  void describe(ThriftWriter chunk) {
    chunk.i64(2, 0).struct(3, this::describeContents);
  }

  private void describeContents(ThriftWriter contents) {
    contents
        .i32(1, column.type().code())
        .i32s(
            2,
            hasDictionary
                ? List.of(ParquetFormat.PLAIN, ParquetFormat.RLE, ParquetFormat.RLE_DICTIONARY)
                : List.of(ParquetFormat.PLAIN, ParquetFormat.RLE))
        .texts(3, List.of(column.name()))
        .i32(4, ParquetFormat.ZSTD)
        .i64(5, sizes.rows())
        .i64(6, sizes.plainBytes())
        .i64(7, sizes.packedBytes())
        .i64(9, data);
    if (hasDictionary) {
      contents.i64(11, begin);
    }
    contents.struct(12, bounds::describe);
  }
}
