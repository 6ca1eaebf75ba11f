package io.skysentinel.history.read;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.envelope.EnvelopeReader;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the past. Times are Unix seconds. All of it may be asked from any thread;
 * answers come on the asker's context.
 */
public interface Past {
  /** From when to when anything is known; {@link Optional#empty} when nothing is. */
  Future<Optional<Span>> span();

  /**
   * The newest update of each aircraft heard in the 60 s before t (t included), where that lies in
   * the box (null: anywhere), and with it the next one of the same aircraft heard within the 60 s
   * after, if there is one.
   */
  Future<List<Sighting>> skyAt(double t, @Nullable BoundingBox box);

  /**
   * All updates of an aircraft heard from one time to another, both included, in order; at most
   * `limit`, the first ones.
   */
  Future<List<EnvelopeReader.Told>> track(String icao24, double from, double to, int limit);

  /**
   * All updates heard in [from, to), in order of contact, then aircraft; of a box if one is given.
   * For at most 300 s at once: who wants more asks on.
   */
  Future<List<EnvelopeReader.Told>> between(double from, double to, @Nullable BoundingBox box);

  /**
   * Shows all updates heard in [from, to), of a box if one is given, however long that takes; fewer
   * when the sweep has seen enough. A stretch is read after the other, and who asks for others
   * comes in between.
   */
  Future<Void> sweep(double from, double to, @Nullable BoundingBox box, Sweep sweep);

  /** The anomalies that are searched for, the newest first, at most {@code search.limit()}. */
  Future<List<StoredAnomaly>> anomalies(AnomalySearch search);

  /**
   * How many updates were heard, and how many aircraft, in each stretch of `step` seconds of [from,
   * to); stretches in which nothing was heard are left out. `step` is a multiple of 300.
   */
  Future<List<Traffic>> traffic(long from, long to, long step);
}
