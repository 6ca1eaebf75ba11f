package io.skysentinel.tools.evaluate;

import io.skysentinel.core.detect.AnomalyKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What really happened.
 *
 * @param isCertain documented, or injected; not found by a rule like those that are judged
 */
record Label(
    String file, String icao24, AnomalyKind kind, double tStart, double tEnd, boolean isCertain) {

  private static final Map<String, AnomalyKind> KINDS =
      Map.ofEntries(
          Map.entry("RAPID_DESCENT", AnomalyKind.RAPID_DESCENT),
          Map.entry("EMERGENCY_DESCENT", AnomalyKind.RAPID_DESCENT),
          Map.entry("SQUAWK_7500", AnomalyKind.EMERGENCY_SQUAWK),
          Map.entry("SQUAWK_7600", AnomalyKind.EMERGENCY_SQUAWK),
          Map.entry("SQUAWK_7700", AnomalyKind.EMERGENCY_SQUAWK),
          Map.entry("EMERGENCY_SQUAWK", AnomalyKind.EMERGENCY_SQUAWK),
          Map.entry("GO_AROUND", AnomalyKind.GO_AROUND),
          Map.entry("LOW_APPROACH_GO_AROUND", AnomalyKind.GO_AROUND),
          Map.entry("ORBIT", AnomalyKind.HOLDING),
          Map.entry("HOLDING", AnomalyKind.HOLDING),
          Map.entry("LOW_SPEED", AnomalyKind.LOW_SPEED),
          Map.entry("LOSS_OF_SIGNAL", AnomalyKind.LOSS_OF_SIGNAL),
          Map.entry("POSITION_JUMP", AnomalyKind.POSITION_INTEGRITY),
          Map.entry("POSITION_INTEGRITY", AnomalyKind.POSITION_INTEGRITY),
          Map.entry("SENSOR_NOISE", AnomalyKind.ERRATIC_ALTITUDE),
          Map.entry("ERRATIC_ALTITUDE", AnomalyKind.ERRATIC_ALTITUDE));

  /** The kind that a word of a label means, null when it is none of the judge's. */
  static @Nullable AnomalyKind kindOf(String word) {
    return KINDS.get(word);
  }

  /** A detection may begin or end a little beside what a label says. */
  private static final double SLACK_S = 60;

  boolean isFoundBy(Detection detection) {
    return detection.kind() == kind
        && detection.icao24().equals(icao24)
        && detection.file().equals(file)
        && detection.overlaps(tStart - SLACK_S, tEnd + SLACK_S);
  }
}
