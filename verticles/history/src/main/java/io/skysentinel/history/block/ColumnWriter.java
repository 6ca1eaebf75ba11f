package io.skysentinel.history.block;

import java.util.Arrays;

/**
 * A growing array of varints: seven bits a byte, the lowest first, the top bit set on all but the
 * last; up to 64 bits, where those of the live protocol have 53.
 */
public final class ColumnWriter {
  private static final int MOST_BYTES = 10;

  private byte[] bytes;
  private int length;

  public ColumnWriter(int capacity) {
    bytes = new byte[Math.max(MOST_BYTES, capacity)];
  }

  int length() {
    return length;
  }

  /** One byte as it is. */
  void one(int b) {
    reserve(1);
    bytes[length++] = (byte) b;
  }

  /** All 64 bits, as a number without a sign. */
  public void unsigned(long value) {
    reserve(MOST_BYTES);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  /** A number of either sign: 0, -1, 1, -2 … become 0, 1, 2, 3 … */
  public void signed(long value) {
    unsigned((value << 1) ^ (value >> 63));
  }

  /** The eight bytes of a double, the highest first. */
  void exact(double value) {
    reserve(Double.BYTES);
    long bits = Double.doubleToRawLongBits(value);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (bits >>> shift);
    }
  }

  /** How many UTF-16 units, and each of them: half a surrogate pair is kept, too. */
  public void text(String text) {
    unsigned(text.length());
    for (int i = 0; i < text.length(); i++) {
      unsigned(text.charAt(i));
    }
  }

  void append(ColumnWriter other) {
    reserve(other.length);
    System.arraycopy(other.bytes, 0, bytes, length, other.length);
    length += other.length;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  private void reserve(int more) {
    if (more > BlockHeader.MOST_BYTES - length) {
      throw new BlockTooLargeException();
    }
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
