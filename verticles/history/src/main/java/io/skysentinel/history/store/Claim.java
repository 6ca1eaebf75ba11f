package io.skysentinel.history.store;

/**
 * A partition of the log that one node reads, until another takes it over.
 *
 * @param epoch raised by each who takes it: what was written with an older one is refused
 * @param nextOffset the first that is not written yet; {@link #NOTHING} where nothing ever was
 */
public record Claim(int partition, long epoch, long nextOffset) {
  /** No record was read. */
  public static final long NOTHING = -1;

  /** The same, once everything before that offset is written. */
  public Claim upTo(long offset) {
    return new Claim(partition, epoch, offset);
  }
}
