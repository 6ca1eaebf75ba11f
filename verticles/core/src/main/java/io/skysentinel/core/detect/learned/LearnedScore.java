package io.skysentinel.core.detect.learned;

import io.skysentinel.core.detect.track.FlightClass;
import org.jspecify.annotations.Nullable;

/** Learns what is usual of aircraft, and says how unusual one is. Not for two threads at once. */
public interface LearnedScore {

  /** Learns nothing and says nothing. */
  LearnedScore NONE =
      new LearnedScore() {
        @Override
        public @Nullable Unusual look(FlightClass kind, float[] features) {
          return null;
        }

        @Override
        public long everyMs() {
          return Long.MAX_VALUE;
        }
      };

  /**
   * How unusual that is by all that was learned before; then it is learned itself.
   *
   * @param features as {@link Features} has them
   * @return null while too little is known
   */
  @Nullable Unusual look(FlightClass kind, float[] features);

  /** How often it is to be shown an aircraft, by the log's time. */
  long everyMs();

  /**
   * What it says of an aircraft.
   *
   * @param score 0 … 1; at one half it is as far from the usual score as few are
   * @param because the features that make it so, the first the most; null where it is usual
   */
  record Unusual(double score, @Nullable String because) {}
}
