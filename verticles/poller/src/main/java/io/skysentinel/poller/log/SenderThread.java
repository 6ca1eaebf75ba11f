package io.skysentinel.poller.log;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that sends, in order. It waits as long as the broker is away, which is its
 * purpose; a stop ends every wait.
 */
final class SenderThread {
  private static final Logger LOG = LoggerFactory.getLogger(SenderThread.class);

  private final long lookEveryNanos;
  private final ScheduledExecutorService tasks =
      Executors.newSingleThreadScheduledExecutor(this::thread);

  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable Thread own;
  private volatile boolean waiting;

  /**
   * @param lookEveryMs how often it looks by itself whether what it waits for has come
   */
  SenderThread(long lookEveryMs) {
    this.lookEveryNanos = TimeUnit.MILLISECONDS.toNanos(lookEveryMs);
  }

  private Thread thread(Runnable task) {
    Thread made = new Thread(task, "log-publisher");
    own = made;
    return made;
  }

  /** Behind all that was to be run before. Any thread. */
  void run(Runnable task) {
    tasks.execute(() -> runNow(task));
  }

  /** Later, unless this has ended before it is asked. */
  void runIn(long ms, Runnable task) {
    try {
      var unused = tasks.schedule(() -> runNow(task), ms, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The sender is being closed, which ends the transaction", e);
    }
  }

  private static void runNow(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("A batch could not be published", e);
    }
  }

  boolean isCurrent() {
    return Thread.currentThread() == own;
  }

  /** Ends every wait from now on. Any thread. */
  void stop() {
    stopping.countDown();
    lookAgain();
  }

  boolean isStopping() {
    return stopping.getCount() == 0;
  }

  /** Takes no more tasks, and ends behind the last. */
  void end() {
    tasks.shutdown();
  }

  /** On this thread. */
  void pause(long ms) {
    try {
      boolean unused = stopping.await(ms, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits, on this thread, until the condition holds. Who makes it true says {@link #lookAgain}.
   */
  void waitUntil(BooleanSupplier condition) {
    // Before the first look, so that whoever makes it true behind that look finds whom to wake.
    waiting = true;
    try {
      while (!isStopping() && !condition.getAsBoolean()) {
        LockSupport.parkNanos(this, lookEveryNanos);
      }
    } finally {
      waiting = false;
    }
  }

  /** What this waits for may have come. Any thread; next to nothing when it does not wait. */
  void lookAgain() {
    if (waiting) {
      LockSupport.unpark(own);
    }
  }
}
