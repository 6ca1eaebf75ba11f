package io.skysentinel.poller;

import io.skysentinel.core.contract.FlightState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How many different aircraft were heard of late: those of the running half minute and of the one
 * before it. Two sets that change places cost less than a time for each aircraft.
 */
final class AircraftCount {
  private static final long GENERATION_MS = 30_000;

  private Set<String> current = new HashSet<>();
  private Set<String> previous = new HashSet<>();
  private int onlyBefore;
  private long currentSinceMs;

  void heard(List<FlightState> states, long nowMs) {
    turn(nowMs);
    for (FlightState state : states) {
      if (current.add(state.icao24()) && previous.contains(state.icao24())) {
        onlyBefore--;
      }
    }
  }

  int at(long nowMs) {
    turn(nowMs);
    return current.size() + onlyBefore;
  }

  private void turn(long nowMs) {
    long age = nowMs - currentSinceMs;
    if (age < GENERATION_MS) {
      return;
    }
    Set<String> spare = previous;
    spare.clear();
    previous = age < 2 * GENERATION_MS ? current : new HashSet<>();
    current = spare;
    onlyBefore = previous.size();
    currentSinceMs = nowMs;
  }
}
