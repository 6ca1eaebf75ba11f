package io.skysentinel.history.parquet;

import io.netty.buffer.ByteBuf;

/** Booleans, a bit each. */
final class BitValues implements PageValues {
  private final int[] bits;
  private int count;

  BitValues(int most) {
    bits = new int[most];
  }

  @Override
  public void add(Object value) {
    bits[count++] = (Boolean) value ? 1 : 0;
  }

  @Override
  public int encoding() {
    return ParquetFormat.PLAIN;
  }

  @Override
  public void moveTo(ByteBuf page) {
    RunLengths.pack(bits, 0, count, 1, page);
    count = 0;
  }

  @Override
  public long keptBytes() {
    return (long) Integer.BYTES * bits.length;
  }
}
