package io.skysentinel.poller.feeds;

import io.skysentinel.core.contract.FeedBatch;
import io.vertx.core.Future;

/** The way into the bounded buffer before the log. */
@FunctionalInterface
public interface FeedSink {

  /**
   * Hands a batch over. The future completes when the batch has been accepted; a feed offers the
   * next one only then, which is how a full buffer pauses the source.
   */
  Future<Void> offer(FeedBatch batch);
}
