package io.skysentinel.core.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Varint} writes, and never past the end of what it was given. */
public final class ByteReader {
  private final byte[] bytes;
  private final int end;
  private int at;

  public ByteReader(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  public boolean hasMore() {
    return at < end;
  }

  /** A number from 0 to {@link Varint#MAX}. */
  public long number() throws InvalidMessageException {
    long value = 0;
    for (int shift = 0; shift < 56; shift += 7) {
      if (at == end) {
        throw new InvalidMessageException("a number is cut off");
      }
      byte b = bytes[at++];
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return upTo(Varint.MAX, value);
      }
    }
    throw new InvalidMessageException("a number has more than 53 bits");
  }

  /** A number from 0 to {@code max}. */
  public int number(int max) throws InvalidMessageException {
    return (int) upTo(max, number());
  }

  /** How many things follow; each takes a byte or more, so a count beyond the bytes is a lie. */
  public int count() throws InvalidMessageException {
    return number(end - at);
  }

  public @Nullable String text() throws InvalidMessageException {
    long code = number();
    if (code == 0) {
      return null;
    }
    int from = skip(code - 1);
    return new String(bytes, from, at - from, StandardCharsets.UTF_8);
  }

  /** A text that has to be there. */
  public String knownText() throws InvalidMessageException {
    String text = text();
    if (text == null) {
      throw new InvalidMessageException("a text is missing");
    }
    return text;
  }

  /** So many bytes, to be read apart; this reader goes on behind them. */
  public ByteReader part(long size) throws InvalidMessageException {
    int from = skip(size);
    return new ByteReader(bytes, from, at);
  }

  /** So many bytes, in an array of their own. */
  byte[] bytes(long size) throws InvalidMessageException {
    int from = skip(size);
    return Arrays.copyOfRange(bytes, from, at);
  }

  /** Steps over {@code size} bytes and says where they began. */
  private int skip(long size) throws InvalidMessageException {
    if (size > end - at) {
      throw new InvalidMessageException("it ends in the middle");
    }
    int from = at;
    at += (int) size;
    return from;
  }

  private static long upTo(long max, long value) throws InvalidMessageException {
    if (value > max) {
      throw new InvalidMessageException("a number is larger than " + max);
    }
    return value;
  }
}
