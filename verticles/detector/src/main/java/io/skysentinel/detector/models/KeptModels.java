package io.skysentinel.detector.models;

import io.skysentinel.core.detect.track.FlightClass;
import io.skysentinel.core.wire.InvalidMessageException;
import io.skysentinel.detector.learned.Model;
import io.skysentinel.detector.learned.ModelChange;
import io.skysentinel.detector.learned.ModelReader;
import io.skysentinel.platform.log.LogTail;
import io.skysentinel.platform.log.SkippedRecords;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Of all models that nodes have kept, the best of each class: the one that learned most, as far as
 * it remembers, and of these the newest. Which partitions it was learned from does not matter: each
 * holds a part of the same sky. Any thread.
 */
final class KeptModels implements LogTail.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(KeptModels.class);

  private final Map<FlightClass, Kept> best = new EnumMap<>(FlightClass.class);
  private final SkippedRecords skipped = new SkippedRecords(LOG, "that are no models of ours");
  private final Consumer<ModelChange> changes;

  private record Kept(Model model, long savedMs) {
    boolean isBetterThan(@Nullable Kept other) {
      if (other == null) {
        return true;
      }
      long mine = Math.min(model.learned(), Model.MEMORY);
      long others = Math.min(other.model.learned(), Model.MEMORY);
      return mine == others ? savedMs >= other.savedMs : mine > others;
    }
  }

  KeptModels(Consumer<ModelChange> changes) {
    this.changes = changes;
  }

  @Override
  public void read(ConsumerRecords<byte[], byte[]> records) {
    records.forEach(this::read);
  }

  void read(ConsumerRecord<byte[], byte[]> record) {
    try {
      ModelReader.Kept read = ModelReader.read(record.value());
      take(read.kind(), new Kept(read.model(), record.timestamp()));
    } catch (InvalidMessageException e) {
      skipped.skip(record, e);
      changes.accept(ModelChange.SKIPPED);
    }
  }

  private synchronized void take(FlightClass kind, Kept model) {
    if (model.isBetterThan(best.get(kind))) {
      best.put(kind, model);
    }
  }

  /** Hands them over, once. */
  synchronized Map<FlightClass, Model> take() {
    Map<FlightClass, Model> models = new EnumMap<>(FlightClass.class);
    best.forEach((kind, kept) -> models.put(kind, kept.model()));
    best.clear();
    return models;
  }
}
