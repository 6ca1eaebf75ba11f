package io.skysentinel.core.live;

import java.util.Locale;

/** Names of epochs, made so that the greater of two strings is the newer epoch. */
public final class Epochs {

  /**
   * The epoch of the empty snapshot that tells clients that a shard is no more. Clients compare
   * epochs for equality only, so that it need not sort.
   */
  public static final String GONE = "gone";

  private Epochs() {}

  /**
   * A cache's epoch.
   *
   * @param generation of the consumer group: it grows with each assignment
   * @param startMs when the assignment came, in Unix milliseconds
   */
  public static String ofCache(int generation, long startMs) {
    return String.format(Locale.ROOT, "%08d-%013d", generation, startMs);
  }

  /**
   * The epoch of the frames that a ticker makes of a cache's epoch.
   *
   * @param start how often this node's ticker has started
   */
  public static String ofTicker(String cacheEpoch, int start) {
    return String.format(Locale.ROOT, "%s-%04d", cacheEpoch, start);
  }
}
