package io.skysentinel.core.wire;

import io.skysentinel.core.contract.Slices;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and texts in few bytes: seven bits a byte, the lowest first, the top bit set on all but
 * the last.
 */
final class Varint {
  /** JavaScript's numbers are exact up to here, and no browser should need more. */
  static final long MAX = (1L << 53) - 1;

  private static final int LOW_BITS = 0x7f;
  private static final int MORE = 0x80;

  private Varint() {}

  /** A number that is not negative. */
  static void write(Slices.Builder out, long value) {
    long rest = value;
    while (rest > LOW_BITS) {
      out.write((int) (rest & LOW_BITS) | MORE);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /** A number of either sign: 0, -1, 1, -2 … become 0, 1, 2, 3 … */
  static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  /** The number that {@link #zigzag} was given. */
  static long unzigzag(long code) {
    return (code >>> 1) ^ -(code & 1);
  }

  /** Its length in UTF-8 plus one and its bytes; 0 for none, which is not the empty text. */
  static void writeText(Slices.Builder out, @Nullable String text) {
    if (text == null) {
      out.write(0);
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    write(out, utf8.length + 1L);
    out.write(utf8, 0, utf8.length);
  }
}
