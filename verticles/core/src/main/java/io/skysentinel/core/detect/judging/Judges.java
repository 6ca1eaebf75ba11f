package io.skysentinel.core.detect.judging;

import io.skysentinel.core.detect.Judge;
import io.skysentinel.core.detect.rule.DetectThresholds;
import io.skysentinel.core.detect.runway.Runways;
import java.util.function.Supplier;

/** Makes judges. */
public final class Judges {
  private Judges() {}

  /** A judge whose limits never change. */
  public static Judge create(DetectThresholds thresholds, Runways runways) {
    return new SkyJudge(() -> thresholds, runways);
  }

  /** A judge that asks for its limits at each report, so that they can be changed meanwhile. */
  public static Judge create(Supplier<DetectThresholds> thresholds, Runways runways) {
    return new SkyJudge(thresholds, runways);
  }
}
