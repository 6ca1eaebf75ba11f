package io.skysentinel.history.parquet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;

/** What stands at the end of a file: its columns, and where its row groups are. */
final class ParquetFooter {
  private static final String WRITER = "skysentinel";

  private final List<ParquetColumn> columns;

  /** They are kept until the end, in the form in which they are written then. */
  private final ByteBuf groups = Unpooled.buffer();

  private int count;
  private long rows;

  ParquetFooter(List<ParquetColumn> columns) {
    this.columns = columns;
  }

  /** One more row group is in the file. */
  void add(List<ChunkSummary> chunks) {
    ChunkSizes sum =
        chunks.stream()
            .map(ChunkSummary::sizes)
            .reduce(ChunkSizes.NONE, (a, b) -> a.plusPage(b.plainBytes(), b.packedBytes()));
    long groupRows = chunks.get(0).sizes().rows();
    ThriftWriter.write(
        groups,
        group ->
            group
                .structs(1, chunks, ChunkSummary::describe)
                .i64(2, sum.plainBytes())
                .i64(3, groupRows)
                .i64(5, chunks.get(0).begin())
                .i64(6, sum.packedBytes()));
    count++;
    rows += groupRows;
  }

  int groups() {
    return count;
  }

  long keptBytes() {
    return groups.readableBytes();
  }

  /** Writes all of it; nothing can be added from here on. */
  void write(ByteBuf out) {
    int begin = out.writerIndex();
    ThriftWriter.write(
        out,
        file -> {
          file.i32(1, ParquetFormat.VERSION);
          describeColumns(file);
          file.i64(3, rows).structs(4, count, groups).text(6, WRITER);
          // Without an order of a column, readers do not believe its bounds.
          file.structs(7, columns, (column, order) -> order.struct(1, byItsType -> {}));
        });
    out.writeIntLE(out.writerIndex() - begin).writeBytes(ParquetFormat.MAGIC);
  }

  /** The schema is a tree, of which each of our columns is a leaf. */
  private void describeColumns(ThriftWriter file) {
    ByteBuf elements = Unpooled.buffer();
    ThriftWriter.write(elements, root -> root.text(4, "schema").i32(5, columns.size()));
    columns.forEach(column -> ThriftWriter.write(elements, column::describe));
    file.structs(2, columns.size() + 1, elements);
  }
}
