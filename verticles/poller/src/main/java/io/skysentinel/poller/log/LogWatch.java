package io.skysentinel.poller.log;

import io.skysentinel.platform.log.TopicKeeper;
import io.vertx.core.Vertx;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether the log takes what is published, says so when it does not, and tries to help. */
public final class LogWatch {
  private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);
  private static final long LOOK_EVERY_MS = 1_000;
  private static final long SILENCE_MS = 5_000;
  private static final long STUCK_MS = 30_000;

  private final Vertx vertx;
  private final String bootstrap;
  private final TopicKeeper topics;
  private final LogPublisher publisher;
  private final LongSupplier clockMs;
  private final long timer;
  private long lastSeenWrittenMs;
  private long silentSinceMs;
  private long sentAgainMs;
  private boolean lookingAtTopics;
  private volatile @Nullable String problem;

  public LogWatch(
      Vertx vertx,
      String bootstrap,
      TopicKeeper topics,
      LogPublisher publisher,
      LongSupplier clockMs) {
    this.vertx = vertx;
    this.bootstrap = bootstrap;
    this.topics = topics;
    this.publisher = publisher;
    this.clockMs = clockMs;
    this.silentSinceMs = clockMs.getAsLong();
    this.timer = vertx.setPeriodic(LOOK_EVERY_MS, id -> look());
  }

  /** What is wrong, in words; {@code null} when nothing is. */
  public @Nullable String problem() {
    return problem;
  }

  public void stop() {
    vertx.cancelTimer(timer);
  }

  private void look() {
    long now = clockMs.getAsLong();
    long waiting = publisher.bufferedStates();
    long written = publisher.lastWrittenMs();
    if (waiting == 0 || written != lastSeenWrittenMs) {
      lastSeenWrittenMs = written;
      silentSinceMs = now;
    }
    if (now - silentSinceMs > SILENCE_MS) {
      if (problem == null) {
        LOG.error("The log at {} does not answer; states wait in the buffer", bootstrap);
      }
      problem = "the log at " + bootstrap + " does not answer; " + waiting + " states wait";
      seeToTopics();
    } else if (problem != null) {
      problem = null;
      LOG.info("The log at {} answers again", bootstrap);
    }
  }

  /**
   * A broker that lost its data comes back without topics, and the producer would wait for ever.
   */
  private void seeToTopics() {
    if (!lookingAtTopics) {
      lookingAtTopics = true;
      topics
          .look()
          .onSuccess(answered -> unblock())
          .onFailure(failure -> LOG.debug("Still no answer from the log", failure))
          .onComplete(done -> lookingAtTopics = false);
    }
  }

  /**
   * The broker answers and yet confirms nothing: whatever the producer waits for, a new one does
   * not.
   */
  private void unblock() {
    long now = clockMs.getAsLong();
    if (now - Math.max(silentSinceMs, sentAgainMs) > STUCK_MS) {
      sentAgainMs = now;
      LOG.warn(
          "The log at {} answers but confirms nothing; what waits is sent again with a new producer",
          bootstrap);
      publisher.sendAgain();
    }
  }
}
