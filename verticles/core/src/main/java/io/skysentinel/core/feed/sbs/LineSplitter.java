package io.skysentinel.core.feed.sbs;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a stream of bytes into lines, whatever chunks it comes in.
 *
 * <p>A line that never ends costs no more than {@code maxLineBytes}: its beginning is handed over
 * once and the rest is skipped up to the next line feed.
 */
public final class LineSplitter {

  private final int maxLineBytes;
  private byte[] half = new byte[0];
  private boolean skipping;

  /** Lines may have up to {@code maxLineBytes} bytes, the line feed not counted. */
  public LineSplitter(int maxLineBytes) {
    if (maxLineBytes < 1) {
      throw new IllegalArgumentException("a line needs at least one byte, not " + maxLineBytes);
    }
    this.maxLineBytes = maxLineBytes;
  }

  /**
   * Takes the next bytes of the stream.
   *
   * @param line takes each whole line, without its line feed
   * @param overlong takes the first {@code maxLineBytes} bytes of each line that is longer
   */
  public void accept(byte[] chunk, Consumer<byte[]> line, Consumer<byte[]> overlong) {
    int start = 0;
    while (start < chunk.length) {
      int end = indexOfLineFeed(chunk, start);
      boolean ended = end < chunk.length;
      take(chunk, start, end, overlong);
      if (ended) {
        finish(line);
      }
      start = end + 1;
    }
  }

  /** Forgets a half line, as a new connection begins. */
  public void clear() {
    half = new byte[0];
    skipping = false;
  }

  private void take(byte[] chunk, int start, int end, Consumer<byte[]> overlong) {
    if (skipping) {
      return;
    }
    int room = maxLineBytes - half.length;
    int taken = Math.min(end - start, room);
    int known = half.length;
    half = Arrays.copyOf(half, known + taken);
    System.arraycopy(chunk, start, half, known, taken);
    if (end - start > room) {
      skipping = true;
      overlong.accept(half);
      half = new byte[0];
    }
  }

  private void finish(Consumer<byte[]> line) {
    byte[] whole = half;
    boolean skipped = skipping;
    clear();
    if (!skipped) {
      line.accept(whole);
    }
  }

  private static int indexOfLineFeed(byte[] chunk, int from) {
    int at = from;
    while (at < chunk.length && chunk[at] != '\n') {
      at++;
    }
    return at;
  }
}
