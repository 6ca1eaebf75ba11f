package io.skysentinel.core.feed.sbs;

import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.contract.RejectReason;

/** Merges the messages of each aircraft into states. */
public final class SbsMerger {

  private final String where;

  /**
   * A merger that knows no aircraft yet.
   *
   * @param where the source in words, for the rejects: {@code 10.0.0.7:30003}
   * @param maxAircraft the one not heard for longest is forgotten beyond this
   */
  public SbsMerger(String where, int maxAircraft) {
    this.where = where;
  }

  /** Takes one line, without its line feed, that arrived at {@code nowUnix} seconds. */
  public SbsResult accept(byte[] line, double nowUnix) {
    return SbsResult.NOTHING;
  }

  /** Counts a line that was too long to be kept. */
  public Reject overlong(byte[] start) {
    return new Reject(RejectReason.TOO_LARGE, where, "a line without end", start);
  }

  /** Forgets aircraft that have been silent for five minutes. */
  public void expire(double nowUnix) {}

  /** How many aircraft are remembered. */
  public int size() {
    return 0;
  }
}
