package io.skysentinel.history.parquet;

/**
 * How much is in a column chunk.
 *
 * @param plainBytes before zstd, headers included
 * @param packedBytes in the file
 */
record ChunkSizes(long rows, long plainBytes, long packedBytes) {
  static final ChunkSizes NONE = new ChunkSizes(0, 0, 0);

  ChunkSizes plusRows(int more) {
    return new ChunkSizes(rows + more, plainBytes, packedBytes);
  }

  ChunkSizes plusPage(long plain, long packed) {
    return new ChunkSizes(rows, plainBytes + plain, packedBytes + packed);
  }
}
