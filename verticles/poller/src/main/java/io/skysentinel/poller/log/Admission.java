package io.skysentinel.poller.log;

import io.skysentinel.poller.log.PublisherConfig.WhenFull;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;

/**
 * The door of the bounded buffer: counts what is inside and keeps the rest waiting.
 *
 * <p>The queue at the door is bounded too: every feed waits for its batch to be let in before it
 * makes the next one, so there is never more than one waiting for each feed.
 */
final class Admission {

  /** A batch at the door. */
  private record Waiting(int size, Promise<Boolean> admitted) {}

  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private int limit;
  private WhenFull whenFull;
  private long inside;
  private boolean closed;
  private final Promise<Void> emptied = Promise.promise();

  Admission(int limit, WhenFull whenFull) {
    this.limit = limit;
    this.whenFull = whenFull;
  }

  /** Takes over new limits; a larger one lets waiting batches in. */
  void limits(int newLimit, WhenFull policy) {
    synchronized (this) {
      limit = newLimit;
      whenFull = policy;
    }
    admitWaiting();
  }

  /**
   * Completes with true once the batch is inside, with false when it was dropped. A batch larger
   * than the whole buffer enters when the buffer is empty.
   */
  synchronized Future<Boolean> enter(int size) {
    if (closed) {
      return Future.failedFuture(new CancellationException("the node is shutting down"));
    }
    if (waiting.isEmpty() && fits(size)) {
      inside += size;
      return Future.succeededFuture(true);
    }
    if (whenFull == WhenFull.DROP) {
      return Future.succeededFuture(false);
    }
    Promise<Boolean> admitted = Promise.promise();
    waiting.add(new Waiting(size, admitted));
    return admitted.future();
  }

  /** Makes room. */
  void leave(int size) {
    synchronized (this) {
      inside -= size;
      if (closed && inside == 0) {
        emptied.tryComplete();
      }
    }
    admitWaiting();
  }

  /** Lets nobody in any more; completes when the last one has left. */
  Future<Void> close() {
    Deque<Waiting> refused;
    synchronized (this) {
      closed = true;
      refused = new ArrayDeque<>(waiting);
      waiting.clear();
      if (inside == 0) {
        emptied.tryComplete();
      }
    }
    refused.forEach(
        batch -> batch.admitted.fail(new CancellationException("the node is shutting down")));
    return emptied.future();
  }

  synchronized long inside() {
    return inside;
  }

  synchronized int limit() {
    return limit;
  }

  private boolean fits(int size) {
    return inside == 0 || inside + size <= limit;
  }

  /** Promises are completed outside the lock: their listeners may come back here at once. */
  private void admitWaiting() {
    while (true) {
      Waiting next;
      synchronized (this) {
        next = waiting.peek();
        if (next == null || !fits(next.size)) {
          return;
        }
        waiting.remove();
        inside += next.size;
      }
      next.admitted.complete(true);
    }
  }
}
