package io.skysentinel.history.ask;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.read.AnomalySearch;
import io.skysentinel.history.read.Past;
import io.skysentinel.history.read.Sighting;
import io.skysentinel.history.read.Span;
import io.skysentinel.history.read.StoredAnomaly;
import io.skysentinel.history.read.Sweep;
import io.skysentinel.history.read.Traffic;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The past as clients ask it: where it has no answer they are told to come again, and the log says
 * why, once. From any thread.
 */
final class AskedPast implements Past {
  private final Past past;
  private final Failures failures = new Failures();

  AskedPast(Past past) {
    this.past = past;
  }

  @Override
  public Future<Optional<Span>> span() {
    return ask(past::span);
  }

  @Override
  public Future<List<Sighting>> skyAt(double t, @Nullable BoundingBox box) {
    return ask(() -> past.skyAt(t, box));
  }

  @Override
  public Future<List<Told>> track(String icao24, double from, double to, int limit) {
    return ask(() -> past.track(icao24, from, to, limit));
  }

  @Override
  public Future<List<Told>> between(double from, double to, @Nullable BoundingBox box) {
    return ask(() -> past.between(from, to, box));
  }

  @Override
  public Future<Void> sweep(double from, double to, @Nullable BoundingBox box, Sweep sweep) {
    return ask(() -> past.sweep(from, to, box, sweep));
  }

  @Override
  public Future<List<StoredAnomaly>> anomalies(AnomalySearch search) {
    return ask(() -> past.anomalies(search));
  }

  @Override
  public Future<List<Traffic>> traffic(long from, long to, long step) {
    return ask(() -> past.traffic(from, to, step));
  }

  private <T> Future<T> ask(Supplier<Future<T>> question) {
    return failures.inWords(question);
  }
}
