package io.skysentinel.poller.feeds;

import io.skysentinel.core.contract.FeedBatch;
import io.vertx.core.Future;

/** The way into the bounded buffer before the log. */
@FunctionalInterface
public interface FeedSink {

  /**
   * Completes when a batch may be handed over. Who asks somebody for batches waits for it first, so
   * that nobody is asked by two nodes.
   */
  default Future<Void> ready() {
    return Future.succeededFuture();
  }

  /**
   * Hands a batch over. The future completes when the batch has been accepted; a feed offers the
   * next one only then, which is how a full buffer pauses the source.
   */
  Future<Void> offer(FeedBatch batch);
}
