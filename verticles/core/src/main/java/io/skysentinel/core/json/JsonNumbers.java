package io.skysentinel.core.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.charset.StandardCharsets;

/**
 * Numbers as JSON has them, in digits that read back as the same double.
 *
 * <p>Feeds send short decimals. Where {@code scaled / 10^n} gives the value back, the digits of
 * {@code scaled} are a right spelling of it: both are exact in a double, and a division rounds as a
 * reader of the decimal must. That spares the general algorithm, which costs ten times as much.
 */
final class JsonNumbers {
  /** No double takes more, and no long. */
  static final int MOST_BYTES = 32;

  /** Below this a whole double is exact and its digits are those of the long. */
  private static final double MAX_EXACT = 1e15;

  private JsonNumbers() {}

  /** Writes a finite number; {@code out} has room for it. Returns where it ends. */
  static int write(double value, byte[] out, int at) {
    boolean isNegativeZero = value == 0 && Double.doubleToRawLongBits(value) != 0;
    if (Math.abs(value) < MAX_EXACT && !isNegativeZero) {
      long whole = (long) value;
      if (whole == value) {
        return NumberOutput.outputLong(whole, out, at);
      }
      int end = decimal(value, 100, 2, out, at);
      end = end == at ? decimal(value, 10_000, 4, out, at) : end;
      end = end == at ? decimal(value, 10_000_000, 7, out, at) : end;
      if (end > at) {
        return end;
      }
    }
    byte[] digits = Double.toString(value).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, out, at, digits.length);
    return at + digits.length;
  }

  /** Writes it with at most so many places; nothing when it has more. */
  private static int decimal(double value, int scale, int places, byte[] out, int at) {
    double magnitude = Math.abs(value);
    double product = magnitude * scale;
    long scaled = (long) (product + 0.5);
    if (product >= MAX_EXACT || (double) scaled / scale != magnitude) {
      return at;
    }
    if (value < 0) {
      out[at] = '-';
    }
    long whole = scaled / scale;
    int point = NumberOutput.outputLong(whole, out, value < 0 ? at + 1 : at);
    out[point] = '.';
    int end = point + places;
    int rest = (int) (scaled - whole * scale);
    for (int i = end; i > point; i--) {
      out[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    while (out[end] == '0') {
      end--;
    }
    return end + 1;
  }
}
