package io.skysentinel.history.ask;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.read.Past;
import io.skysentinel.history.read.PastAwayException;
import io.skysentinel.history.read.PastBusyException;
import io.skysentinel.history.read.Sighting;
import io.skysentinel.history.read.Span;
import io.skysentinel.history.read.Traffic;
import io.skysentinel.history.store.DatabaseFailure;
import io.skysentinel.platform.web.BusyException;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The past as clients ask it: where it has no answer they are told to come again, and the log says
 * why, once. From any thread.
 */
final class AskedPast implements Past {
  private static final Logger LOG = LoggerFactory.getLogger(AskedPast.class);

  private final Past past;

  /** Whether the last question failed: each of thousands would say the same. */
  private volatile boolean failing;

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
  public Future<List<Traffic>> traffic(long from, long to, long step) {
    return ask(() -> past.traffic(from, to, step));
  }

  private <T> Future<T> ask(Supplier<Future<T>> question) {
    return question
        .get()
        .onSuccess(found -> failing = false)
        .recover(failure -> Future.failedFuture(inWords(failure)));
  }

  private BusyException inWords(Throwable failure) {
    if (failure instanceof PastBusyException || failure instanceof PastAwayException) {
      return new BusyException(String.valueOf(failure.getMessage()));
    }
    if (!failing) {
      failing = true;
      LOG.warn("The past cannot be asked: {}", DatabaseFailure.words(failure));
    }
    return new BusyException("The past cannot be asked now; /health/ready says why");
  }
}
