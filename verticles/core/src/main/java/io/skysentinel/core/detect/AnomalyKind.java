package io.skysentinel.core.detect;

import java.util.Locale;

/** What an anomaly is. */
public enum AnomalyKind {
  /** Height lost faster than any ordinary descent loses it. */
  RAPID_DESCENT,
  /** An approach broken off low near a runway. */
  GO_AROUND,
  /** 7500, 7600 or 7700. */
  EMERGENCY_SQUAWK,
  /** Circles or racetracks over one place. */
  HOLDING,
  /** Slower than such an aircraft can safely fly. */
  LOW_SPEED,
  /** Not heard any more where others are. */
  LOSS_OF_SIGNAL,
  /** The reported position cannot be where the aircraft is. */
  POSITION_INTEGRITY,
  /** The reported altitude scatters. */
  ERRATIC_ALTITUDE,
  /** A learned score says that it is unusual. */
  LEARNED;

  /** Which rule in which version says it: {@code go_around@1}. */
  public String detector() {
    return name().toLowerCase(Locale.ROOT) + "@1";
  }
}
