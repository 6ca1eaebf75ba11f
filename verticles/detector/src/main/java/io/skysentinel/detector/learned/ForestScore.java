package io.skysentinel.detector.learned;

import io.skysentinel.core.detect.learned.LearnedScore;
import io.skysentinel.core.detect.track.FlightClass;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A forest for each class of aircraft; they learn as long as they are shown aircraft. */
public final class ForestScore implements LearnedScore {
  private final long everyMs;
  private final Map<FlightClass, ClassForest> forests = new EnumMap<>(FlightClass.class);

  /** {@code everyMs} is how often an aircraft is scored. */
  public ForestScore(long everyMs) {
    this.everyMs = everyMs;
    for (FlightClass kind : FlightClass.values()) {
      // Nothing that stands or drives is scored.
      if (kind != FlightClass.SURFACE) {
        forests.put(kind, new ClassForest(kind.name().hashCode()));
      }
    }
  }

  @Override
  public @Nullable Unusual look(FlightClass kind, float[] features) {
    ClassForest forest = forests.get(kind);
    return forest == null ? null : forest.look(features);
  }

  @Override
  public long everyMs() {
    return everyMs;
  }

  /** How far the scores of a class have moved of late, in deviations. Any thread. */
  public double drift(FlightClass kind) {
    ClassForest forest = forests.get(kind);
    return forest == null ? 0 : forest.drift();
  }

  /** What was learned of a class, to be kept; null where nothing is learned. */
  public byte @Nullable [] save(FlightClass kind) {
    ClassForest forest = forests.get(kind);
    return forest == null ? null : forest.save();
  }

  /** Goes on with what was kept; what cannot be read, or is another model's, is passed over. */
  public boolean restore(FlightClass kind, byte[] saved) {
    ClassForest forest = forests.get(kind);
    return forest != null && forest.restore(saved);
  }
}
