package io.skysentinel.poller.log;

import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.log.LogRefusal;
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
  private static final String NOTHING = "does not answer";

  private final Vertx vertx;
  private final LogAddress log;
  private final TopicKeeper topics;
  private final LogPublisher publisher;
  private final LongSupplier clockMs;
  private final long timer;
  private long lastSeenWrittenMs;
  private long silentSinceMs;
  private long sentAgainMs;
  private boolean lookingAtTopics;
  private String told = "";

  /** What the log says to who asks for its topics, in words that follow its name. */
  private volatile String says = NOTHING;

  private volatile @Nullable String problem;

  public LogWatch(
      Vertx vertx,
      LogAddress log,
      TopicKeeper topics,
      LogPublisher publisher,
      LongSupplier clockMs) {
    this.vertx = vertx;
    this.log = log;
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
      String words = says;
      if (!words.equals(told)) {
        told = words;
        LOG.error("The log at {} {}; states wait in the buffer", log, words);
      }
      problem = "the log at %s %s; %d states wait".formatted(log, words, waiting);
      seeToTopics();
    } else if (problem != null) {
      problem = null;
      told = "";
      says = NOTHING;
      LOG.info("The log at {} answers again", log);
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
          .onFailure(failure -> {
            says = LogRefusal.words(failure).orElse(NOTHING);
            LOG.debug("Still no answer from the log", failure);
          })
          .onComplete(done -> lookingAtTopics = false);
    }
  }

  /**
   * The broker answers and yet confirms nothing: whatever the producer waits for, a new one does
   * not.
   */
  private void unblock() {
    says = NOTHING;
    long now = clockMs.getAsLong();
    if (now - Math.max(silentSinceMs, sentAgainMs) > STUCK_MS) {
      sentAgainMs = now;
      LOG.warn(
          "The log at {} answers but confirms nothing; what waits is sent again with a new producer",
          log);
      publisher.sendAgain();
    }
  }
}
