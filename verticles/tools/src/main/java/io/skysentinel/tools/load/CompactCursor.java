package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;

/** Walks over the numbers and texts that heads of compact messages are made of. */
final class CompactCursor {
  private static final int MOST_BYTES = 8;

  private final ByteBuf in;
  private final int to;
  private int at;

  CompactCursor(ByteBuf in, int from, int to) {
    this.in = in;
    this.at = from;
    this.to = to;
  }

  /** Seven bits a byte, the lowest first. */
  long number() throws UnexpectedByteException {
    long value = 0;
    for (int i = 0; i < MOST_BYTES; i++) {
      if (at >= to) {
        throw new UnexpectedByteException("the message ends too early");
      }
      byte next = in.getByte(at++);
      value |= (long) (next & 0x7f) << (7 * i);
      if (next >= 0) {
        return value;
      }
    }
    throw new UnexpectedByteException("a number of more than 53 bits");
  }

  /** A text's bytes. */
  byte[] text() throws UnexpectedByteException {
    long size = number() - 1;
    if (size < 0 || size > to - at) {
      throw new UnexpectedByteException("a text is missing, or goes on behind the end");
    }
    byte[] text = new byte[(int) size];
    in.getBytes(at, text);
    at += text.length;
    return text;
  }
}
