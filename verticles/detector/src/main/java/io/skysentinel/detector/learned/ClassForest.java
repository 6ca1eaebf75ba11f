package io.skysentinel.detector.learned;

import io.skysentinel.core.detect.learned.LearnedScore.Unusual;
import io.skysentinel.core.detect.track.FlightClass;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is usual of one class of aircraft: a model, and a second one beside it while it drifts. */
final class ClassForest {
  private static final Logger LOG = LoggerFactory.getLogger(ClassForest.class);

  private final FlightClass kind;
  private final Consumer<ModelChange> changes;
  private volatile Model model;
  private @Nullable Model young;
  private int trials;

  ClassForest(FlightClass kind, Consumer<ModelChange> changes) {
    this.kind = kind;
    this.changes = changes;
    this.model = Model.untaught(seed());
  }

  @Nullable Unusual look(float[] features) {
    Model now = model;
    double score = now.score(features);
    Unusual said = now.said(score, features);
    now.learn(features, score);
    retrain(now, features);
    return said;
  }

  private void retrain(Model old, float[] features) {
    Model beside = young;
    if (beside == null) {
      if (old.spread().misfit() >= Trial.DRIFTS) {
        trials++;
        young = Model.untaught(seed());
        changes.accept(ModelChange.RETRAINED);
      }
      return;
    }
    beside.learn(features, beside.score(features));
    switch (Trial.of(old.spread(), beside.spread())) {
      case GOES_ON -> {}
      case SWAPPED -> {
        LOG.info(
            "What is usual of {} aircraft has changed: a model of the last {} updates takes over",
            kind.name().toLowerCase(Locale.ROOT),
            beside.learned());
        model = beside;
        young = null;
        changes.accept(ModelChange.SWAPPED);
      }
      case DROPPED -> {
        young = null;
        changes.accept(ModelChange.DROPPED);
      }
    }
  }

  /** Each model cuts elsewhere, but the same one everywhere. */
  private long seed() {
    return kind.name().hashCode() + (long) trials;
  }

  /** Any thread. */
  double drift() {
    return model.spread().drift();
  }

  /** Any thread. */
  double misfit() {
    return model.spread().misfit();
  }

  long learned() {
    return model.learned();
  }

  @Nullable ModelSnapshot snapshot() {
    return model.snapshot(kind);
  }

  /** Goes on with what was kept, unless it knows as much by now; says whether it does. */
  boolean restore(Model kept) {
    boolean isBetter = Math.min(kept.learned(), Model.MEMORY) > model.learned();
    if (isBetter) {
      model = kept;
      young = null;
      changes.accept(ModelChange.RESTORED);
    }
    return isBetter;
  }
}
