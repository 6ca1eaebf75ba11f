package io.skysentinel.tools.evaluate;

import io.skysentinel.core.detect.ProcessedUpdate;
import io.skysentinel.core.detect.learned.LearnedScore;
import io.skysentinel.core.detect.track.FlightClass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what a judge showed to a score and what it said, to be held against what happened. */
final class ScoreSheet implements LearnedScore {
  private final LearnedScore score;
  private final List<Sample> samples = new ArrayList<>();
  private @Nullable Shown shown;

  /** What the score was shown of an update. */
  private record Shown(FlightClass kind, float[] features, double said) {}

  /**
   * An update that was scored.
   *
   * @param learned what the score said; 0 while it said nothing
   * @param deviation the greatest of the aircraft's deviations from its own past
   */
  record Sample(
      String file,
      String icao24,
      double unix,
      FlightClass kind,
      float[] features,
      double learned,
      double deviation) {}

  ScoreSheet(LearnedScore score) {
    this.score = score;
  }

  @Override
  public @Nullable Unusual look(FlightClass kind, float[] features) {
    Unusual said = score.look(kind, features);
    shown = new Shown(kind, features, said == null ? 0 : said.score());
    return said;
  }

  @Override
  public long everyMs() {
    return score.everyMs();
  }

  /** The update of which a judge has just spoken. */
  void add(String file, ProcessedUpdate update) {
    Shown seen = shown;
    if (seen != null) {
      double deviation =
          Math.max(Math.abs(update.velocityAnomaly()), Math.abs(update.altitudeAnomaly()));
      samples.add(
          new Sample(
              file,
              update.icao24(),
              update.timestamp(),
              seen.kind(),
              seen.features(),
              seen.said(),
              Double.isNaN(deviation) ? 0 : deviation));
      shown = null;
    }
  }

  List<Sample> samples() {
    return List.copyOf(samples);
  }
}
