package io.skysentinel.detector;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.skysentinel.core.detect.track.FlightClass;
import io.skysentinel.detector.learned.ForestScore;
import io.skysentinel.detector.learned.ModelChange;
import java.util.Locale;
import java.util.function.Consumer;

/** Counts what becomes of models, and tells how far they drift. */
final class ModelMetrics implements Consumer<ModelChange> {
  private final MeterRegistry registry;

  ModelMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void accept(ModelChange change) {
    Counter.builder("detector.models")
        .description("What became of what was learned of a class of aircraft")
        .tag("result", change.name().toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }

  /** What is known of each class. */
  void tell(ForestScore score) {
    for (FlightClass kind : FlightClass.values()) {
      Gauge.builder("detector.learned.updates", score, all -> all.learned(kind))
          .description("How many updates its model has learned")
          .tag("class", kind.name().toLowerCase(Locale.ROOT))
          .register(registry);
      Gauge.builder("detector.score.drift", score, all -> all.drift(kind))
          .description("How far the learned scores of late lie from those before, in deviations")
          .tag("class", kind.name().toLowerCase(Locale.ROOT))
          .register(registry);
      Gauge.builder("detector.score.misfit", score, all -> all.misfit(kind))
          .description("How differently the learned scores of late are distributed, 0 to 1")
          .tag("class", kind.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
  }
}
