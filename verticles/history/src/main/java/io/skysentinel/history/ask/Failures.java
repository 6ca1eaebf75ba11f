package io.skysentinel.history.ask;

import io.skysentinel.history.read.PastAwayException;
import io.skysentinel.history.read.PastBusyException;
import io.skysentinel.history.store.DatabaseFailure;
import io.skysentinel.platform.web.BusyException;
import io.vertx.core.Future;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells clients to come again where the past has no answer, and the log why, once. From any thread.
 */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  /** Whether the last question failed: each of thousands would say the same. */
  private volatile boolean failing;

  /** The answer to a question, which fails in words only. */
  <T> Future<T> inWords(Supplier<Future<T>> question) {
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
