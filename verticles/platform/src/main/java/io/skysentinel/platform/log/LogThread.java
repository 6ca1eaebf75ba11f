package io.skysentinel.platform.log;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * A thread that reads the log in one session after the other, whatever happens to it, until it is
 * told to end.
 */
public final class LogThread {
  private static final long RETRY_MS = 1_000;
  private static final Duration LEAVE_PATIENCE = Duration.ofSeconds(2);

  private final Sessions sessions;
  private final LogComplaint complaint;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Promise<Void> ended = Promise.promise();
  private final Thread thread;
  private volatile @Nullable Consumer<?, ?> current;
  private volatile @Nullable String problem;

  /** What the thread does, one time after the other; all of it on the thread. */
  @FunctionalInterface
  public interface Sessions {
    /** Reads until it fails, or until the thread is told to end. */
    void run(LogThread thread) throws InterruptedException;

    /** One has failed, and the next follows in a second. */
    default void failed() {}

    /** None follows. */
    default void ended() {}
  }

  /**
   * @param complaint tells of what ends a session
   * @param sessions runs one; after a failure another
   */
  public LogThread(String name, LogComplaint complaint, Sessions sessions) {
    this.sessions = sessions;
    this.complaint = complaint;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** Completes when the last session has ended, and with it all that it held. Any thread. */
  public Future<Void> stop() {
    closing.countDown();
    Consumer<?, ?> reader = current;
    if (reader != null) {
      reader.wakeup();
    }
    return ended.future();
  }

  /** Whether it was told to end. Any thread. */
  public boolean isClosing() {
    return closing.getCount() == 0;
  }

  /** What is wrong with the log, in words; {@code null} when nothing is. Any thread. */
  public @Nullable String problem() {
    return problem;
  }

  /** Whoever ends the thread wakes this one; {@code null}: nobody. */
  public void reads(@Nullable Consumer<?, ?> reader) {
    current = reader;
  }

  /** Nothing more is read, and this member leaves its group, so that others take over at once. */
  public void leave(Consumer<?, ?> reader) {
    current = null;
    reader.close(
        CloseOptions.timeout(LEAVE_PATIENCE)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
  }

  /** The log lets the session work; whatever fails next is news. */
  public void works() {
    problem = null;
    complaint.settle();
  }

  private void run() {
    while (!isClosing()) {
      try {
        sessions.run(this);
      } catch (WakeupException e) {
        // It was woken to end.
      } catch (RuntimeException e) {
        problem = complaint.tell(e);
        sessions.failed();
        pause();
      } catch (InterruptedException e) {
        break;
      }
    }
    try {
      sessions.ended();
    } finally {
      ended.complete();
    }
  }

  /** Waits a second, or until it is told to end. On its own thread. */
  void pause() {
    try {
      boolean unused = closing.await(RETRY_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closing.countDown();
    }
  }
}
