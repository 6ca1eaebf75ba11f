package io.skysentinel.core.contract;

import java.util.Arrays;

/**
 * Byte strings laid end to end in one array, so that a run of neighbours is written with one copy.
 *
 * <p>Equal when the bytes and the cuts are equal. Nobody changes the arrays.
 *
 * @param ends where each string ends (exclusive); the first starts at 0
 */
public record Slices(byte[] bytes, int[] ends) {

  /** No strings at all. */
  public static final Slices NONE = new Slices(new byte[0], new int[0]);

  /** How many strings there are. */
  public int count() {
    return ends.length;
  }

  /** Where string {@code i} starts in {@link #bytes}. */
  public int start(int i) {
    return i == 0 ? 0 : ends[i - 1];
  }

  /** Where string {@code i} ends in {@link #bytes}, exclusive. */
  public int end(int i) {
    return ends[i];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slices that
        && Arrays.equals(ends, that.ends)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(ends) + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Slices[" + count() + " strings, " + bytes.length + " bytes]";
  }

  /** Collects strings: bytes, then the cut behind them. */
  public static final class Builder {
    /** More room than that is given back after use. */
    private static final int MOST_KEPT = 1 << 20;

    private byte[] bytes;
    private int[] ends;
    private int length;
    private int count;

    /** A builder with room for so much before it grows. */
    public Builder(int strings, int bytesEach) {
      ends = new int[Math.max(1, strings)];
      bytes = new byte[Math.max(16, strings * bytesEach)];
    }

    /** One byte more of the string that is being written. */
    public void write(int b) {
      room(1);
      bytes[length++] = (byte) b;
    }

    /** Some bytes more of the string that is being written. */
    public void write(byte[] from, int offset, int size) {
      room(size);
      System.arraycopy(from, offset, bytes, length, size);
      length += size;
    }

    /** The string that is being written ends here. */
    public void cut() {
      if (count == ends.length) {
        ends = Arrays.copyOf(ends, count * 2);
      }
      ends[count++] = length;
    }

    /** All strings so far; bytes behind the last cut belong to none and are dropped. */
    public Slices build() {
      int[] cuts = Arrays.copyOf(ends, count);
      return new Slices(Arrays.copyOf(bytes, count == 0 ? 0 : cuts[count - 1]), cuts);
    }

    /** Begins anew, in the room that it has grown to. */
    public void clear() {
      length = 0;
      count = 0;
      if (bytes.length > MOST_KEPT) {
        bytes = new byte[MOST_KEPT];
      }
    }

    private void room(int size) {
      if (bytes.length - length < size) {
        bytes = Arrays.copyOf(bytes, Math.max(length + size, bytes.length * 2));
      }
    }
  }
}
