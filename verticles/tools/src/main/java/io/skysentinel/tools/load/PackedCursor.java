package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;

/** Walks over MessagePack values: the kinds that heads are made of. */
final class PackedCursor {
  private final ByteBuf in;
  private final int to;
  private int at;

  PackedCursor(ByteBuf in, int from, int to) {
    this.in = in;
    this.at = from;
    this.to = to;
  }

  /** An array's size. */
  int array() throws UnexpectedByteException {
    int first = (int) (next(1) & 0xff);
    if ((first & 0xf0) == 0x90) {
      return first & 0x0f;
    }
    return switch (first) {
      case 0xdc -> (int) (next(2) & 0xffff);
      case 0xdd -> (int) next(4);
      default -> throw unexpected("an array", first);
    };
  }

  /** A whole number of any width. */
  long integer() throws UnexpectedByteException {
    byte first = (byte) next(1);
    if (first >= -32) {
      return first;
    }
    return switch (first & 0xff) {
      case 0xcc -> next(1) & 0xff;
      case 0xcd -> next(2) & 0xffff;
      case 0xce -> next(4) & 0xffff_ffffL;
      case 0xcf, 0xd3 -> next(8);
      case 0xd0 -> next(1);
      case 0xd1 -> next(2);
      case 0xd2 -> next(4);
      default -> throw unexpected("a whole number", first & 0xff);
    };
  }

  /** The hash of a text. */
  int textHash() throws UnexpectedByteException {
    int first = (int) (next(1) & 0xff);
    int size;
    if ((first & 0xe0) == 0xa0) {
      size = first & 0x1f;
    } else if (first == 0xd9) {
      size = (int) (next(1) & 0xff);
    } else if (first == 0xda) {
      size = (int) (next(2) & 0xffff);
    } else {
      throw unexpected("a text", first);
    }
    if (size > to - at) {
      throw new UnexpectedByteException("a text goes on behind the end");
    }
    int hash = EpochHash.of(in, at, at + size);
    at += size;
    return hash;
  }

  /** So many bytes as a number with its sign. */
  private long next(int bytes) throws UnexpectedByteException {
    if (bytes > to - at) {
      throw new UnexpectedByteException("the message ends too early");
    }
    int start = at;
    at += bytes;
    return switch (bytes) {
      case 1 -> in.getByte(start);
      case 2 -> in.getShort(start);
      case 4 -> in.getInt(start);
      default -> in.getLong(start);
    };
  }

  private static UnexpectedByteException unexpected(String wanted, int found) {
    return new UnexpectedByteException(
        "0x" + Integer.toHexString(found) + " where " + wanted + " should be");
  }
}
