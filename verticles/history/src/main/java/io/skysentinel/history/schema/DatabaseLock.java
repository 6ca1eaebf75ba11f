package io.skysentinel.history.schema;

/** The locks that nodes take in the database, so that one of them at a time does what they name. */
public enum DatabaseLock {
  /** Looking for what the tables lack, and making it. */
  MIGRATE(0),
  /** Making partitions ahead of time. */
  MAKE_PARTITIONS(1),
  /** Dropping partitions that are too old. */
  DROP_PARTITIONS(2);

  /** Above the numbers that others are likely to take: "sky-" in ASCII. */
  private static final long BASE = 0x736b792dL << Integer.SIZE;

  private final int number;

  /**
   * @param number never given to another one: nodes of several versions may be there at once
   */
  DatabaseLock(int number) {
    this.number = number;
  }

  /** Its number in the database. */
  public long key() {
    return BASE + number;
  }
}
