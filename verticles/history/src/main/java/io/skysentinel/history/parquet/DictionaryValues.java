package io.skysentinel.history.parquet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.HashMap;
import java.util.Map;

/** Each different value once for all pages of a column chunk; a page has their numbers. */
final class DictionaryValues implements PageValues {
  /** With more, numbers are hardly shorter than values, and the dictionary is what costs memory. */
  private static final int MOST = 16_384;

  /** Of an entry in memory, roughly. */
  private static final int ENTRY_BYTES = 100;

  private final ParquetType type;
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final ByteBuf entries = Unpooled.buffer();
  private final int[] page;
  private int count;

  DictionaryValues(ParquetType type, int mostOfPage) {
    this.type = type;
    this.page = new int[mostOfPage];
  }

  /** Whether another page should have its values in it. */
  boolean hasRoom() {
    return numbers.size() < MOST;
  }

  @Override
  public void add(Object value) {
    Integer known = numbers.get(value);
    if (known == null) {
      known = numbers.size();
      numbers.put(value, known);
      type.write(value, entries);
    }
    page[count++] = known;
  }

  @Override
  public int encoding() {
    return ParquetFormat.RLE_DICTIONARY;
  }

  @Override
  public void moveTo(ByteBuf out) {
    // Some readers take no page of which each number has no bits at all.
    int width = Math.max(1, RunLengths.width(numbers.size() - 1));
    out.writeByte(width);
    RunLengths.write(page, count, width, out);
    count = 0;
  }

  int size() {
    return numbers.size();
  }

  /** Writes the values that there are, in order, and forgets them. */
  void moveEntriesTo(ByteBuf out) {
    out.writeBytes(entries);
    entries.clear();
    numbers.clear();
  }

  @Override
  public long keptBytes() {
    return (long) ENTRY_BYTES * numbers.size()
        + entries.readableBytes()
        + (long) Integer.BYTES * page.length;
  }
}
