package io.skysentinel.history.block;

/** Reads what {@link ColumnWriter} writes, and never past the end of what it was given. */
public final class ColumnReader {
  private static final String CUT_OFF = "a column ends too early";

  private final byte[] bytes;
  private final int end;
  private int at;

  public ColumnReader(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  public boolean hasMore() {
    return at < end;
  }

  byte one() throws BadBlockException {
    if (at == end) {
      throw new BadBlockException(CUT_OFF);
    }
    return bytes[at++];
  }

  public long unsigned() throws BadBlockException {
    byte first = one();
    return first >= 0 ? first : longer(first);
  }

  public long signed() throws BadBlockException {
    long code = unsigned();
    return (code >>> 1) ^ -(code & 1);
  }

  double exact() throws BadBlockException {
    if (end - at < Double.BYTES) {
      throw new BadBlockException(CUT_OFF);
    }
    long bits = 0;
    for (int i = 0; i < Double.BYTES; i++) {
      bits = (bits << 8) | (bytes[at++] & 0xff);
    }
    return Double.longBitsToDouble(bits);
  }

  /** How many things follow that take so many bytes or more each: more would be a lie. */
  public int count(int bytesEach) throws BadBlockException {
    long count = unsigned();
    if (count < 0 || count > (end - at) / bytesEach) {
      throw new BadBlockException("it says that more follows than there is");
    }
    return (int) count;
  }

  public String text() throws BadBlockException {
    char[] chars = new char[count(1)];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) unsigned();
    }
    return new String(chars);
  }

  /** The same bytes from here on, to be read once more. */
  ColumnReader again() {
    return new ColumnReader(bytes, at, end);
  }

  /** The next bytes, to be read apart; this reader goes on behind them. */
  ColumnReader part(int size) throws BadBlockException {
    if (size > end - at) {
      throw new BadBlockException(CUT_OFF);
    }
    int from = at;
    at += size;
    return new ColumnReader(bytes, from, at);
  }

  /** All that is left, to be read apart. */
  ColumnReader rest() throws BadBlockException {
    return part(end - at);
  }

  private long longer(byte first) throws BadBlockException {
    long value = first & 0x7f;
    for (int shift = 7; shift < 64; shift += 7) {
      byte b = one();
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new BadBlockException("a number has more than 64 bits");
  }
}
