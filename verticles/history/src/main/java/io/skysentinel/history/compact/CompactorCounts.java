package io.skysentinel.history.compact;

/** Is told what is done, to count it. */
public interface CompactorCounts {

  /** So many updates of a bucket went into blocks of the sky. */
  void closedBucket(long updates);

  /** So many updates of an hour went into blocks of aircraft. */
  void closedHour(long updates);
}
