package io.skysentinel.simulator;

import java.util.Locale;

/** The kinds of event that the simulator injects and labels. */
public enum EventKind {
  /** An approach is broken off, a circuit flown, and the landing comes later. */
  GO_AROUND,
  /** From cruise to about 10,000 ft as fast as the aircraft can; 7700 is set afterwards. */
  EMERGENCY_DESCENT,
  /** Unlawful interference. */
  SQUAWK_7500,
  /** Radio failure. */
  SQUAWK_7600,
  /** General emergency. */
  SQUAWK_7700,
  /** Racetrack orbits before the flight goes on. */
  HOLDING,
  /** Flying well below the lowest speed of the type, then recovering. */
  LOW_SPEED,
  /** No reports for minutes while airborne. */
  LOSS_OF_SIGNAL,
  /** Reported positions lie in a false place, as spoofed satellite navigation makes them. */
  POSITION_JUMP,
  /** Altitude, speed and heading of one aircraft are very noisy. */
  SENSOR_NOISE;

  /** The name in files: {@code go_around}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
