package io.skysentinel.poller.ownership;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How long this node may ask its feeds without hearing from the log. Written by one thread, read by
 * any.
 *
 * <p>It counts from when a question was sent that the log then answered, not from the answer: the
 * answer may have been on its way for long, and proves nothing newer than the question.
 */
final class Lease {
  private final long lengthNanos;
  private final LongSupplier nanoClock;
  private volatile boolean granted;
  private volatile long grantedAt;

  Lease(long lengthMs, LongSupplier nanoClock) {
    this.lengthNanos = TimeUnit.MILLISECONDS.toNanos(lengthMs);
    this.nanoClock = nanoClock;
    this.grantedAt = nanoClock.getAsLong();
  }

  /** The log has answered what was sent then. */
  void granted(long sentAtNanos) {
    if (!granted || sentAtNanos - grantedAt > 0) {
      grantedAt = sentAtNanos;
      granted = true;
    }
  }

  boolean isValid() {
    return granted && sinceGrantedNanos() < lengthNanos;
  }

  /** How long it lasts yet, rounded up; 0 without one. */
  long leftMs() {
    long left = granted ? lengthNanos - sinceGrantedNanos() : 0;
    return left <= 0 ? 0 : 1 + TimeUnit.NANOSECONDS.toMillis(left);
  }

  /** How long the log has not answered: since this began, if it never has. */
  long silentMs() {
    return TimeUnit.NANOSECONDS.toMillis(sinceGrantedNanos());
  }

  private long sinceGrantedNanos() {
    return nanoClock.getAsLong() - grantedAt;
  }
}
