package io.skysentinel.bridge.frames;

import io.skysentinel.bridge.frames.Hub.LoopListener;
import io.skysentinel.bridge.updates.Tick;
import io.vertx.core.Context;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The way of ticks to one event loop. It is bounded: a loop that does not keep up is told so, and
 * ticks are dropped until it has heard it.
 */
final class LoopQueue {
  /** Some seconds of ticks of a few shards. */
  private static final int MAX_PENDING = 128;

  private final Context context;
  private final LoopListener listener;
  private final AtomicInteger pending = new AtomicInteger();
  private volatile boolean overflowed;

  LoopQueue(Context context, LoopListener listener) {
    this.context = context;
    this.listener = listener;
  }

  /** From the hub's thread. */
  void post(Tick tick) {
    if (overflowed) {
      return;
    }
    if (pending.get() >= MAX_PENDING) {
      overflowed = true;
      context.runOnContext(unused -> caughtUp());
      return;
    }
    pending.incrementAndGet();
    tick.retain();
    context.runOnContext(unused -> deliver(tick));
  }

  private void deliver(Tick tick) {
    pending.decrementAndGet();
    try {
      listener.tick(tick);
    } finally {
      tick.release();
    }
  }

  /** A tick that is dropped until here is in whatever the loop asks for from here on. */
  private void caughtUp() {
    overflowed = false;
    listener.missed();
  }
}
