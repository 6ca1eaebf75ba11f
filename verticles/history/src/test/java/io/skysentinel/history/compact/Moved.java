package io.skysentinel.history.compact;

/** Adds up what a compactor has moved. */
final class Moved implements CompactorCounts {
  private long ofBuckets;
  private long ofHours;

  @Override
  public synchronized void closedBucket(long updates) {
    ofBuckets += updates;
  }

  @Override
  public synchronized void closedHour(long updates) {
    ofHours += updates;
  }

  synchronized long ofBuckets() {
    return ofBuckets;
  }

  synchronized long ofHours() {
    return ofHours;
  }
}
