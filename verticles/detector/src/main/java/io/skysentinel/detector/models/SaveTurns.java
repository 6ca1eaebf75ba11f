package io.skysentinel.detector.models;

import io.skysentinel.core.detect.track.FlightClass;
import org.jspecify.annotations.Nullable;

/** Whose turn it is to be saved: one class at a time, so that nothing waits for all of them. */
final class SaveTurns {
  private static final FlightClass[] KINDS = FlightClass.values();

  private final long everyMs;
  private int turns;
  private long turnMs;

  /**
   * @param everyMs how often each class has its turn
   */
  SaveTurns(long everyMs) {
    this.everyMs = everyMs;
  }

  /**
   * The class whose turn begins now, null when none does. The first one has to wait.
   *
   * @param nowMs by a clock that is never set
   */
  @Nullable FlightClass begins(long nowMs) {
    if (turnMs == 0) {
      turnMs = nowMs;
    }
    if (nowMs - turnMs < everyMs / KINDS.length) {
      return null;
    }
    turnMs = nowMs;
    return KINDS[turns++ % KINDS.length];
  }
}
