package io.skysentinel.detector.learned;

import io.skysentinel.core.detect.learned.LearnedScore;
import io.skysentinel.core.detect.track.FlightClass;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A forest for each class of aircraft; they learn as long as they are shown aircraft. */
public final class ForestScore implements LearnedScore {
  private final long everyMs;
  private final Consumer<ModelChange> changes;
  private final Map<FlightClass, ClassForest> forests = new EnumMap<>(FlightClass.class);

  /** {@code everyMs} is how often an aircraft is scored. */
  public ForestScore(long everyMs) {
    this(everyMs, change -> {});
  }

  /**
   * A score of which it is counted what becomes of its models.
   *
   * @param everyMs how often an aircraft is scored
   */
  public ForestScore(long everyMs, Consumer<ModelChange> changes) {
    this.everyMs = everyMs;
    this.changes = changes;
    for (FlightClass kind : FlightClass.values()) {
      // Nothing that stands or drives is scored.
      if (kind != FlightClass.SURFACE) {
        forests.put(kind, new ClassForest(kind, changes));
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

  /** How differently the scores of a class are distributed of late, from 0 to 1. Any thread. */
  public double misfit(FlightClass kind) {
    ClassForest forest = forests.get(kind);
    return forest == null ? 0 : forest.misfit();
  }

  /** Is told what becomes of models. Any thread. */
  public Consumer<ModelChange> changes() {
    return changes;
  }

  /** How many updates of a class its model has learned. Any thread, which may hear of it late. */
  public long learned(FlightClass kind) {
    ClassForest forest = forests.get(kind);
    return forest == null ? 0 : forest.learned();
  }

  /** What was learned of a class, to be kept; null where nothing is learned. */
  public @Nullable ModelSnapshot snapshot(FlightClass kind) {
    ClassForest forest = forests.get(kind);
    return forest == null ? null : forest.snapshot();
  }

  /** Goes on with what was kept of a class, unless as much is known by now. */
  public boolean restore(FlightClass kind, Model kept) {
    ClassForest forest = forests.get(kind);
    return forest != null && forest.restore(kept);
  }
}
