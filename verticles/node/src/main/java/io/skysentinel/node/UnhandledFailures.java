package io.skysentinel.node;

import io.vertx.core.Vertx;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What failed and nobody handled: a defect, and so told with its stack trace, but for one kind. */
final class UnhandledFailures {
  private static final Logger LOG = LoggerFactory.getLogger(UnhandledFailures.class);

  private UnhandledFailures() {}

  /** Has those of {@code vertx} told. */
  static void of(Vertx vertx) {
    vertx.exceptionHandler(UnhandledFailures::tell);
  }

  private static void tell(Throwable failure) {
    if (isOfMessageToMany(failure)) {
      LOG.debug("A message to several nodes did not reach them all", failure);
    } else {
      LOG.error("Unhandled exception", failure);
    }
  }

  /**
   * Vert.x completes the promise of a message to several nodes once for each of them, and trips
   * over itself when one has hung up. {@link PeerVerticle} says which.
   */
  static boolean isOfMessageToMany(Throwable failure) {
    return failure instanceof IllegalStateException
        && "Promise already completed".equals(failure.getMessage())
        && Arrays.stream(failure.getStackTrace())
            .limit(3)
            .allMatch(frame -> frame.getClassName().startsWith("io.vertx.core."));
  }
}
