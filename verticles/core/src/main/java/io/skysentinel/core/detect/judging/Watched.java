package io.skysentinel.core.detect.judging;

import io.skysentinel.core.detect.learned.Features;
import io.skysentinel.core.detect.learned.LearnedScore;
import io.skysentinel.core.detect.rule.AircraftRules;
import io.skysentinel.core.detect.track.AircraftTrack;
import org.jspecify.annotations.Nullable;

/** One aircraft that is watched: its motion, its rules, and how unusual it was found last. */
final class Watched {
  private final AircraftTrack track;
  private final AircraftRules rules;
  private LearnedScore.@Nullable Unusual unusual;
  private long scoredMs;

  Watched(AircraftTrack track, AircraftRules rules) {
    this.track = track;
    this.rules = rules;
  }

  /** Has it scored when that is due: not at each report, since a score costs ten times a rule. */
  void score(LearnedScore learned, long recordMs) {
    if (recordMs - scoredMs >= learned.everyMs()) {
      scoredMs = recordMs;
      float[] features = Features.of(track);
      unusual = features == null ? null : learned.look(track.flightClass(), features);
    }
  }

  AircraftTrack track() {
    return track;
  }

  AircraftRules rules() {
    return rules;
  }

  /** What was found when it was scored last; null when it was not, or nothing was known. */
  LearnedScore.@Nullable Unusual unusual() {
    return unusual;
  }
}
