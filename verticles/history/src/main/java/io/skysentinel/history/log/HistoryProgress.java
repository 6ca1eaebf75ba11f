package io.skysentinel.history.log;

import org.jspecify.annotations.Nullable;

/**
 * How far a node has come.
 *
 * @param joined whether the group has told it what is its share
 * @param partitions that are its share
 * @param behind how many records there are that it has not read
 * @param problem what keeps it from the database, in words; {@code null} when nothing does
 */
public record HistoryProgress(
    boolean joined, int partitions, long behind, @Nullable String problem) {
  /** Of who has heard nothing yet. */
  public static final HistoryProgress NOTHING = new HistoryProgress(false, 0, 0, null);
}
