package io.skysentinel.poller;

import io.skysentinel.core.contract.FeedBatch;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;

/**
 * Stands between a feed and the log: open while this node owns the feed. A closed gate keeps the
 * feed's batch waiting, so that a short loss of ownership (the broker restarts) pauses the feed and
 * does not lose its place. Used from the verticle's context only.
 */
final class Gate implements FeedSink {

  private record Waiting(FeedBatch batch, Promise<Void> accepted) {}

  private final Context context;
  private final FeedSink log;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private boolean open;
  private int inside;

  Gate(Context context, FeedSink log) {
    this.context = context;
    this.log = log;
  }

  @Override
  public Future<Void> offer(FeedBatch batch) {
    Promise<Void> accepted = Promise.promise();
    if (open) {
      forward(new Waiting(batch, accepted));
    } else {
      waiting.add(new Waiting(batch, accepted));
    }
    return accepted.future();
  }

  void open() {
    open = true;
    while (!waiting.isEmpty()) {
      forward(waiting.remove());
    }
  }

  void close() {
    open = false;
  }

  /** The feed is stopped for good: what waits was never accepted. */
  void dismiss() {
    open = false;
    while (!waiting.isEmpty()) {
      waiting.remove().accepted.fail(new CancellationException("the feed is stopped"));
    }
  }

  /** Whether a batch waits: for the gate, or for room in the buffer. */
  boolean isHolding() {
    return inside > 0 || !waiting.isEmpty();
  }

  /** The log completes on a thread of its own; feeds live on ours. */
  private void forward(Waiting offer) {
    inside++;
    log.offer(offer.batch)
        .onComplete(result ->
            context.runOnContext(v -> {
              inside--;
              if (result.succeeded()) {
                offer.accepted.complete();
              } else {
                offer.accepted.fail(result.cause());
              }
            }));
  }
}
