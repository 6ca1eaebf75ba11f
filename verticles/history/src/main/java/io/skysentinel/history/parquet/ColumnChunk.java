package io.skysentinel.history.parquet;

import com.github.luben.zstd.ZstdCompressCtx;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A column of the row group that is being filled: pages that are packed, and one that is not. */
final class ColumnChunk {
  private final ParquetColumn column;
  private final PageValues plain;
  private final @Nullable DictionaryValues dictionary;
  private final ByteBuf pages = Unpooled.buffer();

  /** Of each row of the page, 1 where there is a value. */
  private final int[] levels;

  private int rows;
  private int present;
  private PageValues values;
  private ChunkSizes sizes = ChunkSizes.NONE;
  private Bounds bounds;

  /**
   * @param pageRows how many rows a page has at most
   */
  ColumnChunk(ParquetColumn column, int pageRows) {
    this.column = column;
    this.levels = new int[pageRows];
    this.plain =
        column.type() == ParquetType.BOOLEAN
            ? new BitValues(pageRows)
            : new PlainValues(column.type());
    this.dictionary = column.comesAgain() ? new DictionaryValues(column.type(), pageRows) : null;
    this.values = dictionary == null ? plain : dictionary;
    this.bounds = new Bounds(column.type());
  }

  void add(@Nullable Object value) {
    levels[rows++] = value == null ? 0 : 1;
    if (value == null) {
      bounds.addMissing();
    } else {
      present++;
      bounds.add(value);
      values.add(value);
    }
  }

  /** Packs the rows since the last page. */
  void endPage(ZstdCompressCtx zstd) {
    ByteBuf page = Unpooled.buffer();
    page.writeIntLE(0);
    RunLengths.write(levels, rows, 1, page);
    page.setIntLE(0, page.readableBytes() - Integer.BYTES);
    // Without any value there is no dictionary either, perhaps.
    PageValues written = present == 0 ? plain : values;
    written.moveTo(page);
    int count = rows;
    append(
        page,
        pages,
        zstd,
        ParquetFormat.DATA_PAGE,
        header ->
            header.struct(
                5,
                data ->
                    data.i32(1, count)
                        .i32(2, written.encoding())
                        .i32(3, ParquetFormat.RLE)
                        .i32(4, ParquetFormat.RLE)));
    sizes = sizes.plusRows(count);
    rows = 0;
    present = 0;
    values = dictionary != null && dictionary.hasRoom() ? dictionary : plain;
  }

  /**
   * Writes the chunk behind what is in {@code out}, and begins the next one.
   *
   * @param offset of the beginning of {@code out} in the file
   * @return what the footer says of it
   */
  ChunkSummary end(ZstdCompressCtx zstd, ByteBuf out, long offset) {
    long begin = offset + out.readableBytes();
    boolean hasDictionary = dictionary != null && dictionary.size() > 0;
    if (dictionary != null && hasDictionary) {
      int entries = dictionary.size();
      ByteBuf page = Unpooled.buffer();
      dictionary.moveEntriesTo(page);
      append(
          page,
          out,
          zstd,
          ParquetFormat.DICTIONARY_PAGE,
          header -> header.struct(7, data -> data.i32(1, entries).i32(2, ParquetFormat.PLAIN)));
    }
    long data = offset + out.readableBytes();
    out.writeBytes(pages);
    ChunkSummary summary = new ChunkSummary(column, begin, data, sizes, bounds, hasDictionary);
    pages.clear();
    sizes = ChunkSizes.NONE;
    bounds = new Bounds(column.type());
    values = dictionary == null ? plain : dictionary;
    return summary;
  }

  private void append(
      ByteBuf page, ByteBuf to, ZstdCompressCtx zstd, int type, Consumer<ThriftWriter> header) {
    byte[] body = new byte[page.readableBytes()];
    page.readBytes(body);
    byte[] packed = zstd.compress(body);
    int before = to.readableBytes();
    ThriftWriter.write(
        to,
        fields -> {
          fields.i32(1, type).i32(2, body.length).i32(3, packed.length);
          header.accept(fields);
        });
    int headerBytes = to.readableBytes() - before;
    to.writeBytes(packed);
    sizes = sizes.plusPage(headerBytes + body.length, headerBytes + packed.length);
  }

  /** Roughly. */
  long keptBytes() {
    return pages.readableBytes()
        + (long) Integer.BYTES * levels.length
        + plain.keptBytes()
        + (dictionary == null ? 0 : dictionary.keptBytes());
  }
}
