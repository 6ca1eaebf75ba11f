package io.skysentinel.history;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.read.AnomalySearch;
import io.skysentinel.history.read.Past;
import io.skysentinel.history.read.PastAwayException;
import io.skysentinel.history.read.Sighting;
import io.skysentinel.history.read.Span;
import io.skysentinel.history.read.StoredAnomaly;
import io.skysentinel.history.read.Sweep;
import io.skysentinel.history.read.Traffic;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The past of a node, which can be asked once its database is there. From any thread. */
final class NodePast implements Past {
  private volatile @Nullable Past known;

  /** From now on this one is asked. */
  void open(Past past) {
    known = past;
  }

  @Override
  public Future<Optional<Span>> span() {
    return ask(Past::span);
  }

  @Override
  public Future<List<Sighting>> skyAt(double t, @Nullable BoundingBox box) {
    return ask(past -> past.skyAt(t, box));
  }

  @Override
  public Future<List<Told>> track(String icao24, double from, double to, int limit) {
    return ask(past -> past.track(icao24, from, to, limit));
  }

  @Override
  public Future<List<Told>> between(double from, double to, @Nullable BoundingBox box) {
    return ask(past -> past.between(from, to, box));
  }

  @Override
  public Future<Void> sweep(double from, double to, @Nullable BoundingBox box, Sweep sweep) {
    return ask(past -> past.sweep(from, to, box, sweep));
  }

  @Override
  public Future<List<StoredAnomaly>> anomalies(AnomalySearch search) {
    return ask(past -> past.anomalies(search));
  }

  @Override
  public Future<List<Traffic>> traffic(long from, long to, long step) {
    return ask(past -> past.traffic(from, to, step));
  }

  private <T> Future<T> ask(Function<Past, Future<T>> question) {
    Past asked = known;
    return asked == null ? Future.failedFuture(new PastAwayException()) : question.apply(asked);
  }
}
