package io.skysentinel.core.detect.judging;

import io.skysentinel.core.detect.Judge;
import io.skysentinel.core.detect.learned.LearnedScore;
import io.skysentinel.core.detect.rule.DetectThresholds;
import io.skysentinel.core.detect.runway.Runways;
import java.util.function.Supplier;

/** Makes judges. */
public final class Judges {
  private Judges() {}

  /** A judge whose limits never change. */
  public static Judge create(DetectThresholds thresholds, Runways runways) {
    return create(() -> thresholds, runways);
  }

  /** A judge that asks for its limits at each report, so that they can be changed meanwhile. */
  public static Judge create(Supplier<DetectThresholds> thresholds, Runways runways) {
    return create(thresholds, runways, LearnedScore.NONE);
  }

  /**
   * A judge that has a score besides its rules.
   *
   * @param learned may be that of several judges on one thread
   */
  public static Judge create(
      Supplier<DetectThresholds> thresholds, Runways runways, LearnedScore learned) {
    return new SkyJudge(thresholds, runways, learned);
  }
}
