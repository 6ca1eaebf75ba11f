package io.skysentinel.history.store;

/**
 * A stretch of time, in Unix seconds.
 *
 * @param from belongs to it
 * @param to does not
 */
public record TimeRange(long from, long to) {
  /** No time at all. */
  public static final TimeRange NONE = new TimeRange(0, 0);

  public boolean contains(double time) {
    return time >= from && time < to;
  }
}
