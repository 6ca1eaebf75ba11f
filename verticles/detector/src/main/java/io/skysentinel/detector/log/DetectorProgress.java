package io.skysentinel.detector.log;

/**
 * How far a detector has come.
 *
 * @param joined whether the group has told this node what is its share
 * @param partitions that are its share
 * @param rebuilding those of which it still reads what was told before
 * @param behind how many records there are that it has not read
 */
public record DetectorProgress(boolean joined, int partitions, int rebuilding, long behind) {
  /** Of who has heard nothing yet. */
  static final DetectorProgress NOTHING = new DetectorProgress(false, 0, 0, 0);
}
