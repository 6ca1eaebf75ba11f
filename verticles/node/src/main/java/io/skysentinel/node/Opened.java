package io.skysentinel.node;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node has opened so far; all of it is closed in reverse, within a deadline for the lot. */
final class Opened {
  private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

  private record Part(String name, Supplier<Future<?>> close) {}

  private final List<Part> parts = new ArrayList<>();
  private final long deadlineNanos;
  private boolean closed;

  Opened(int deadlineSeconds) {
    this.deadlineNanos = TimeUnit.SECONDS.toNanos(deadlineSeconds);
  }

  /**
   * Remembers what must be closed. A node that is told to stop while it still starts has closed all
   * before: what comes later is closed at once, and the start ends here.
   */
  void add(String name, Supplier<Future<?>> close) {
    synchronized (this) {
      if (!closed) {
        parts.add(new Part(name, close));
        return;
      }
    }
    boolean unused = close(new Part(name, close), deadlineNanos);
    throw new StartupException("stopped while starting");
  }

  /** The same for what takes its time to close on the calling thread. */
  void addBlocking(String name, Runnable close) {
    Executor thread =
        task -> {
          Thread closing = new Thread(task, "closing " + name);
          closing.setDaemon(true);
          closing.start();
        };
    add(name, () -> Future.fromCompletionStage(CompletableFuture.runAsync(close, thread)));
  }

  /**
   * Closes everything.
   *
   * @return whether all of it ended well and in time
   */
  boolean closeAll() {
    long giveUpAt = System.nanoTime() + deadlineNanos;
    boolean clean = true;
    for (Part part : takeReversed()) {
      clean &= close(part, giveUpAt - System.nanoTime());
    }
    return clean;
  }

  private synchronized List<Part> takeReversed() {
    closed = true;
    List<Part> reversed = new ArrayList<>(parts);
    Collections.reverse(reversed);
    parts.clear();
    return reversed;
  }

  private static boolean close(Part part, long nanos) {
    try {
      part.close
          .get()
          .toCompletionStage()
          .toCompletableFuture()
          .get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      LOG.error("{} did not end in time and is given up", part.name);
    } catch (ExecutionException e) {
      LOG.error("{} did not end well", part.name, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
