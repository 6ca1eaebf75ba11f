package io.skysentinel.bridge.frames;

import io.skysentinel.bridge.frames.Hub.LoopListener;
import io.skysentinel.bridge.updates.Tick;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
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

  /** What was asked for while ticks were dropped; guarded by this. */
  private final List<Runnable> asked = new ArrayList<>();

  private boolean overflowed;

  LoopQueue(Context context, LoopListener listener) {
    this.context = context;
    this.listener = listener;
  }

  /** Whether it is the one of that loop. */
  boolean isOf(Context loop) {
    return context == loop;
  }

  /**
   * Whether ticks are being dropped; then {@code again} is called, on any thread, when that is
   * over. Who were told how things stand in the midst of it would never hear of what changed from
   * then on. From the hub's thread.
   */
  synchronized boolean defers(Runnable again) {
    if (overflowed) {
      asked.add(again);
    }
    return overflowed;
  }

  /** From the hub's thread. */
  void post(Tick tick) {
    synchronized (this) {
      if (overflowed) {
        return;
      }
      overflowed = pending.get() >= MAX_PENDING;
      if (overflowed) {
        context.runOnContext(unused -> caughtUp());
        return;
      }
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
    List<Runnable> looks;
    synchronized (this) {
      overflowed = false;
      looks = List.copyOf(asked);
      asked.clear();
    }
    looks.forEach(Runnable::run);
    listener.missed();
  }
}
