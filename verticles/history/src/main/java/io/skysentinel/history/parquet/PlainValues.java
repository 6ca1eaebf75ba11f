package io.skysentinel.history.parquet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** One behind the other. */
final class PlainValues implements PageValues {
  private final ParquetType type;
  private final ByteBuf bytes = Unpooled.buffer();

  PlainValues(ParquetType type) {
    this.type = type;
  }

  @Override
  public void add(Object value) {
    type.write(value, bytes);
  }

  @Override
  public int encoding() {
    return ParquetFormat.PLAIN;
  }

  @Override
  public void moveTo(ByteBuf page) {
    page.writeBytes(bytes);
    bytes.clear();
  }

  @Override
  public long keptBytes() {
    return bytes.readableBytes();
  }
}
