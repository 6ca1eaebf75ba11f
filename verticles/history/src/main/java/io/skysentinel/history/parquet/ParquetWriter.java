package io.skysentinel.history.parquet;

import com.github.luben.zstd.ZstdCompressCtx;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one file of any length from its beginning to its end, and keeps no more of it than a row
 * group and where the others are. Rows come out when their group is full, or at the end.
 */
public final class ParquetWriter {
  /** Each adds two kilobytes to what is kept until the end. */
  private static final int MOST_GROUPS = 10_000;

  private static final int GROUP_ROWS = 131_072;
  private static final int PAGE_ROWS = 4_096;

  /** A group that is larger ends early. */
  private static final long MOST_BYTES = 16L << 20;

  /** As for blocks: more takes much longer and gains little. */
  private static final int LEVEL = 3;

  private final List<ColumnChunk> chunks;
  private final ParquetFooter footer;
  private final int groupRows;
  private final int pageRows;
  private int rowsOfPage;
  private int rowsOfGroup;
  private long written;

  public ParquetWriter(List<ParquetColumn> columns) {
    this(columns, GROUP_ROWS, PAGE_ROWS);
  }

  ParquetWriter(List<ParquetColumn> columns, int groupRows, int pageRows) {
    this.chunks = columns.stream().map(column -> new ColumnChunk(column, pageRows)).toList();
    this.footer = new ParquetFooter(columns);
    this.groupRows = groupRows;
    this.pageRows = pageRows;
  }

  /** What stands before all rows. */
  public void begin(ByteBuf out) {
    out.writeBytes(ParquetFormat.MAGIC);
    written = ParquetFormat.MAGIC.length;
  }

  /**
   * A row.
   *
   * @param values one for each column, of its type
   */
  public void write(List<? extends @Nullable Object> values, ByteBuf out) {
    for (int i = 0; i < chunks.size(); i++) {
      chunks.get(i).add(values.get(i));
    }
    rowsOfPage++;
    if (rowsOfPage == pageRows) {
      endPage();
      if (rowsOfGroup >= groupRows || keptBytes() - footer.keptBytes() > MOST_BYTES) {
        endGroup(out);
      }
    }
  }

  /** Lets all rows that are kept come out: their group ends before it is full. */
  public void flush(ByteBuf out) {
    if (rowsOfPage > 0) {
      endPage();
    }
    if (rowsOfGroup > 0) {
      endGroup(out);
    }
  }

  /** What stands behind all rows, and those that are not out yet. */
  public void end(ByteBuf out) {
    flush(out);
    footer.write(out);
  }

  /** Whether it should be given no more: what is kept for the end would be too much. */
  public boolean isFull() {
    return footer.groups() >= MOST_GROUPS;
  }

  /** Roughly how much of the file is in memory. */
  public long keptBytes() {
    return footer.keptBytes() + chunks.stream().mapToLong(ColumnChunk::keptBytes).sum();
  }

  private void endPage() {
    try (ZstdCompressCtx zstd = compressor()) {
      chunks.forEach(chunk -> chunk.endPage(zstd));
    }
    rowsOfGroup += rowsOfPage;
    rowsOfPage = 0;
  }

  private void endGroup(ByteBuf out) {
    int before = out.readableBytes();
    long offset = written - before;
    List<ChunkSummary> summaries = new ArrayList<>();
    try (ZstdCompressCtx zstd = compressor()) {
      chunks.forEach(chunk -> summaries.add(chunk.end(zstd, out, offset)));
    }
    footer.add(summaries);
    written += out.readableBytes() - before;
    rowsOfGroup = 0;
  }

  private static ZstdCompressCtx compressor() {
    return new ZstdCompressCtx().setLevel(LEVEL);
  }
}
