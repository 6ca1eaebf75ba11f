package io.skysentinel.poller.log;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One feed on this node, from when it begins until it ends: whether its batches may enter the
 * buffer, how many of its states are in there, and whether they may still be sent. Any thread.
 */
final class Tenure {
  private boolean held = true;
  private boolean cancelled;
  private @Nullable Promise<Void> released;
  private final Promise<Void> delivered = Promise.promise();
  private long inside;
  private long thrownAway;

  /** Nobody waits for it but a record that is about to be sent. */
  private volatile boolean over;

  synchronized boolean isHeld() {
    return held;
  }

  synchronized void hold() {
    held = true;
  }

  /** Returns whom to tell. */
  synchronized @Nullable Promise<Void> release() {
    held = false;
    Promise<Void> waiting = released;
    released = null;
    return waiting;
  }

  /** Nothing more enters. Returns whom to tell. */
  synchronized @Nullable Promise<Void> cancel() {
    held = true;
    cancelled = true;
    if (inside == 0) {
      delivered.tryComplete();
    }
    Promise<Void> waiting = released;
    released = null;
    return waiting;
  }

  /** Completes when batches may enter, and fails when none ever will. */
  synchronized Future<Void> ready() {
    if (cancelled) {
      return Future.failedFuture(new CancellationException("the feed is stopped"));
    }
    if (!held) {
      return Future.succeededFuture();
    }
    if (released == null) {
      released = Promise.promise();
    }
    return released.future();
  }

  /** Completes when the feed is cancelled and nothing of it is in the buffer any more. */
  Future<Void> delivered() {
    return delivered.future();
  }

  /** What has not been given to a producer never will be. */
  void throwAway() {
    over = true;
  }

  boolean isOver() {
    return over;
  }

  synchronized void entered(int states) {
    inside += states;
  }

  /**
   * So many states have left the buffer, some of them thrown away.
   *
   * @return how many were thrown away in all, once the last has left; 0 before, or if none was
   */
  synchronized long left(int states, int thrown) {
    inside -= states;
    thrownAway += thrown;
    if (cancelled && inside == 0) {
      delivered.tryComplete();
    }
    return over && inside == 0 ? thrownAway : 0;
  }
}
