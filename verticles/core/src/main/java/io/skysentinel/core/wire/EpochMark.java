package io.skysentinel.core.wire;

import java.nio.charset.StandardCharsets;

/**
 * A number of at most two bytes that stands for an epoch's text where it would be said many times a
 * second. Both sides work it out from the text, so that nobody has to agree on numbers, and a
 * client may resume at another node.
 */
public final class EpochMark {
  private static final int FACTOR = 31;
  private static final int LOW_BITS = 0x3fff;

  private EpochMark() {}

  /** The mark of an epoch: no two texts that differ in one byte have the same. */
  public static int of(String epoch) {
    int mark = 0;
    for (byte b : epoch.getBytes(StandardCharsets.UTF_8)) {
      mark = (mark * FACTOR + (b & 0xff)) & LOW_BITS;
    }
    return mark;
  }
}
