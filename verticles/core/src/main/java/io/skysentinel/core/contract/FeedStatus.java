package io.skysentinel.core.contract;

import org.jspecify.annotations.Nullable;

/**
 * How one feed fares on the node that runs it.
 *
 * @param problem what went wrong last, {@code null} when the last answer was good; of a feed that
 *     stands by, what it waits for
 * @param lastSuccessMs when the last good answer came, 0 when none has come yet
 * @param aircraft how many were heard in the last minute
 */
public record FeedStatus(
    String name,
    Phase phase,
    @Nullable String problem,
    long lastSuccessMs,
    double statesPerSecond,
    int aircraft) {

  /** Where a feed stands. */
  public enum Phase {
    /** Started, and no answer yet. */
    STARTING,
    /** The last answer was good. */
    RUNNING,
    /** The last try failed; it tries again by itself. */
    FAILING,
    /** Its batch waits: the buffer before the log is full. */
    PAUSED,
    /** Another node runs it, or nobody yet. */
    STANDBY
  }
}
