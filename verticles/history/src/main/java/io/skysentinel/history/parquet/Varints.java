package io.skysentinel.history.parquet;

import io.netty.buffer.ByteBuf;

/**
 * Numbers without sign: seven bits a byte, the lowest first, the top bit set on all but the last.
 */
final class Varints {
  private Varints() {}

  static void write(long value, ByteBuf out) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.writeByte((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }
}
