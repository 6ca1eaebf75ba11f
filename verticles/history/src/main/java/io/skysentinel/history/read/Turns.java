package io.skysentinel.history.read;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Lets a few questions be answered at once, so that what they hold is bounded, and others wait in
 * order. Who comes when too many wait is turned away.
 */
final class Turns {
  private final Vertx vertx;
  private final int mostAtOnce;
  private final int mostWaiting;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int running;

  Turns(Vertx vertx, int mostAtOnce, int mostWaiting) {
    this.vertx = vertx;
    this.mostAtOnce = mostAtOnce;
    this.mostWaiting = mostWaiting;
  }

  /** Does what is asked for on the asker's context, where the answer comes too. */
  <T> Future<T> take(Supplier<Future<T>> question) {
    Context context = vertx.getOrCreateContext();
    Promise<T> answer = Promise.promise();
    Runnable start =
        () ->
            context.runOnContext(turn ->
                Future.succeededFuture()
                    .compose(anything -> question.get())
                    .onComplete((told, failure) -> {
                      leave();
                      context.runOnContext(asker -> answer.complete(told, failure));
                    }));
    if (!enter(start)) {
      return Future.failedFuture(new PastBusyException(mostWaiting));
    }
    return answer.future();
  }

  private boolean enter(Runnable start) {
    synchronized (this) {
      if (running >= mostAtOnce) {
        if (waiting.size() >= mostWaiting) {
          return false;
        }
        waiting.add(start);
        return true;
      }
      running++;
    }
    start.run();
    return true;
  }

  private void leave() {
    Runnable next;
    synchronized (this) {
      next = waiting.poll();
      if (next == null) {
        running--;
      }
    }
    if (next != null) {
      next.run();
    }
  }
}
