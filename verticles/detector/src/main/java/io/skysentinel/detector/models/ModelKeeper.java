package io.skysentinel.detector.models;

import io.skysentinel.core.detect.track.FlightClass;
import io.skysentinel.detector.learned.ForestScore;
import io.skysentinel.detector.learned.Model;
import io.skysentinel.detector.learned.ModelSnapshot;
import io.skysentinel.detector.log.Models;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.role.NodeContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is learned in the log, and goes on from it after a start. The detector's thread only
 * copies a model, a class at a time; it is read, made into bytes and written on other threads.
 */
public final class ModelKeeper implements Models {
  private static final Logger LOG = LoggerFactory.getLogger(ModelKeeper.class);

  private final ForestScore score;
  private final Shelf shelf;
  private final SaveTurns turns;
  private final LongSupplier steadyMs;

  /** How much each model had learned when it was saved last. */
  private final Map<FlightClass, Long> saved = new EnumMap<>(FlightClass.class);

  private boolean isRestored;
  private int share;
  private volatile Future<Void> writing = Future.succeededFuture();

  /**
   * @param every how often each class is saved
   * @param steadyMs a clock that is never set
   */
  ModelKeeper(ForestScore score, Shelf shelf, Duration every, LongSupplier steadyMs) {
    this.score = score;
    this.shelf = shelf;
    this.turns = new SaveTurns(every.toMillis());
    this.steadyMs = steadyMs;
  }

  /** One that keeps them in the log. */
  public static ModelKeeper of(
      LogAddress log, NodeContext node, ForestScore score, Duration every) {
    String topic = node.config().get(KafkaConfig.PART).topics().models();
    return new ModelKeeper(
        score, new LogShelf(log, topic, score.changes()), every, node.clocks().steadyMs());
  }

  /** Begins to read what was kept. */
  public void start(Context context) {
    shelf.start(context);
  }

  /** Until what was kept is known nothing is saved over it. */
  @Override
  public void tend(int ofShare) {
    share = ofShare;
    if (!isRestored) {
      restore(shelf.kept());
      return;
    }
    FlightClass kind = turns.begins(steadyMs.getAsLong());
    // While the log does not answer, turns are passed over.
    if (kind != null && writing.isComplete()) {
      save(List.of(kind));
    }
  }

  @Override
  public void end() {
    if (isRestored) {
      save(List.of(FlightClass.values()));
    }
  }

  /** Completes when all that was to be saved is, or cannot be. Any thread. */
  public Future<Void> stop() {
    return shelf.stop().eventually(() -> writing);
  }

  private void restore(Optional<Map<FlightClass, Model>> kept) {
    isRestored = kept.isPresent();
    kept.orElse(Map.of())
        .forEach((kind, model) -> {
          if (score.restore(kind, model)) {
            saved.put(kind, model.learned());
            LOG.info(
                "Goes on with what {} updates taught of {} aircraft",
                model.learned(),
                kind.name().toLowerCase(Locale.ROOT));
          }
        });
  }

  private void save(List<FlightClass> kinds) {
    List<ModelSnapshot> news = new ArrayList<>();
    for (FlightClass kind : kinds) {
      boolean isNew = score.learned(kind) != saved.getOrDefault(kind, 0L);
      ModelSnapshot model = isNew ? score.snapshot(kind) : null;
      if (model != null) {
        saved.put(kind, model.learned());
        news.add(model);
      }
    }
    if (!news.isEmpty()) {
      writing = shelf.write(news, share);
    }
  }
}
