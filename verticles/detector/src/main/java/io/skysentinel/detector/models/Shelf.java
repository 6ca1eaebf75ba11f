package io.skysentinel.detector.models;

import io.skysentinel.core.detect.track.FlightClass;
import io.skysentinel.detector.learned.Model;
import io.skysentinel.detector.learned.ModelSnapshot;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where models are kept. None of it waits. */
interface Shelf {
  /** Begins to read what is there. */
  void start(Context context);

  /** What was there, once all of it is read. */
  Optional<Map<FlightClass, Model>> kept();

  /**
   * Keeps them.
   *
   * @param share the smallest of the partitions that they were learned from
   * @return completes when that is done, or cannot be
   */
  Future<Void> write(List<ModelSnapshot> models, int share);

  /** Completes when nothing is read any more. Any thread. */
  Future<Void> stop();
}
