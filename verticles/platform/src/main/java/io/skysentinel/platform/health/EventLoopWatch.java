package io.skysentinel.platform.health;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.threadchecker.BlockedThreadEvent;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of a thread of Vert.x that has been on one task for over two seconds, as Vert.x does by
 * itself, but tells apart whose fault it is: ours, if the thread waits or computes; the machine's,
 * if it gives a thread that would work only a part of a processor.
 */
public final class EventLoopWatch implements Handler<BlockedThreadEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(EventLoopWatch.class);
  private static final long CHECK_MS = 500;

  /** When the first look is taken; the second, a second later, has the processor time between. */
  private static final long LOOK_MS = 1_000;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<Thread, Look> looks = new WeakHashMap<>();

  private EventLoopWatch() {}

  /** Before there is a Vert.x. */
  public static void prepare(VertxOptions options) {
    options
        .setBlockedThreadCheckInterval(CHECK_MS)
        .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS)
        .setMaxEventLoopExecuteTime(LOOK_MS)
        .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS);
  }

  public static void over(Vertx vertx) {
    ((VertxInternal) vertx).blockedThreadChecker().setThreadBlockedHandler(new EventLoopWatch());
  }

  /** Always on the one thread of Vert.x's checker. */
  @Override
  public void handle(BlockedThreadEvent event) {
    Thread thread = event.thread();
    long now = System.nanoTime();
    Look look =
        new Look(
            now - event.duration(),
            now,
            threads.getThreadCpuTime(thread.getId()),
            thread.getState() == Thread.State.RUNNABLE,
            TimeUnit.MILLISECONDS.toNanos(LOOK_MS));
    Look last = looks.get(thread);
    if (last == null || !last.isOfTaskOf(look)) {
      looks.put(thread, look);
    } else if (now - last.atNanos >= last.patienceNanos) {
      tell(event, last, look);
      looks.put(thread, look.withPatience(2 * last.patienceNanos));
    }
  }

  private static void tell(BlockedThreadEvent event, Look from, Look to) {
    Thread thread = event.thread();
    long tookMs = TimeUnit.NANOSECONDS.toMillis(event.duration());
    long percent = Math.round(100 * to.shareSince(from));
    if (to.isStarvedSince(from)) {
      LOG.warn(
          "This machine is too busy: {} is {} ms late, because it gets {} % of a processor",
          thread.getName(), tookMs, percent);
      return;
    }
    Throwable where = new Throwable("it is here");
    where.setStackTrace(thread.getStackTrace());
    LOG.warn(
        "{} has been blocked for {} ms, and used {} % of a processor",
        thread.getName(), tookMs, percent, where);
  }

  /** A thread at a moment: since when it is on its task, and its processor time so far. */
  record Look(
      long taskNanos, long atNanos, long processorNanos, boolean runnable, long patienceNanos) {
    private static final long SAME_TASK_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    boolean isOfTaskOf(Look other) {
      return Math.abs(taskNanos - other.taskNanos) < SAME_TASK_NANOS;
    }

    Look withPatience(long nanos) {
      return new Look(taskNanos, atNanos, processorNanos, runnable, nanos);
    }

    double shareSince(Look from) {
      return (double) (processorNanos - from.processorNanos) / (atNanos - from.atNanos);
    }

    /**
     * It could run at both looks, but was given less than half of a processor. One that was given
     * nothing at all waits in native code: even the busiest machine gives every thread something.
     */
    boolean isStarvedSince(Look from) {
      double share = shareSince(from);
      return from.runnable && runnable && share > 0.001 && share < 0.5;
    }
  }
}
