package io.skysentinel.history.compact;

/**
 * When time is closed. All by when it was written, which is told by the database's clock: the times
 * of a recording are old from the beginning.
 *
 * @param graceS how long a bucket or an hour has to be over at least, by this node's clock
 * @param bucketQuietS how long nothing more of a bucket was written
 * @param hourQuietS how long nothing more of an hour was written, a bucket being the least
 * @param patienceS how long what is never quiet waits at most
 */
public record Pace(int graceS, int bucketQuietS, int hourQuietS, int patienceS) {
  /**
   * What is heard while it happens arrives within a minute; an hour is written bucket by bucket.
   */
  public static final Pace USUAL = new Pace(60, 60, 600, 7_200);

  /** As soon as anybody looks. */
  static final Pace AT_ONCE = new Pace(0, 0, 0, 0);
}
