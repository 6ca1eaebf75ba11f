package io.skysentinel.poller.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.log.TopicKeeper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The durable log as the poller sees it: opened once its topics are there, and watched. */
public final class FlightLog {
  private static final Logger LOG = LoggerFactory.getLogger(FlightLog.class);
  private static final long LOOK_EVERY_MS = 1_000;
  private static final long SILENCE_MS = 5_000;
  private static final long STUCK_MS = 30_000;

  private final Vertx vertx;
  private final String bootstrap;
  private final LongSupplier clockMs;
  private final TopicKeeper topics;
  private final LogPublisher publisher;
  private final long timer;
  private long lastSeenWrittenMs;
  private long silentSinceMs;
  private long sentAgainMs;
  private boolean lookingAtTopics;
  private volatile @Nullable String problem;

  private FlightLog(
      Vertx vertx,
      String bootstrap,
      LongSupplier clockMs,
      TopicKeeper topics,
      LogPublisher publisher) {
    this.vertx = vertx;
    this.bootstrap = bootstrap;
    this.clockMs = clockMs;
    this.topics = topics;
    this.publisher = publisher;
    this.silentSinceMs = clockMs.getAsLong();
    this.timer = vertx.setPeriodic(LOOK_EVERY_MS, id -> look());
  }

  /** A log that is being opened; it can be given up before the broker ever answers. */
  public static final class Opening {
    private final TopicKeeper topics;
    private final Future<FlightLog> opened;

    private Opening(TopicKeeper topics, Future<FlightLog> opened) {
      this.topics = topics;
      this.opened = opened;
    }

    /** Completes when the broker has answered and the topics are there. */
    public Future<FlightLog> opened() {
      return opened;
    }

    /** Ends it, opened or not; what is in the buffer has {@code patience} to reach the broker. */
    public Future<Void> close(Duration patience) {
      if (opened.succeeded()) {
        return opened.result().close(patience);
      }
      return topics.close();
    }
  }

  /** Begins to open the log at {@code bootstrap}. */
  public static Opening open(
      Vertx vertx,
      String bootstrap,
      LiveConfig config,
      MeterRegistry registry,
      LongSupplier clockMs) {
    TopicKeeper topics = new TopicKeeper(vertx, bootstrap, config.get(KafkaConfig.PART));
    Future<FlightLog> opened =
        topics
            .ready()
            .compose(ready ->
                vertx.executeBlocking(() -> {
                  ProducerFactory producers =
                      new ProducerFactory(
                          vertx,
                          ProducerSettings.of(bootstrap, config.get(PublisherConfig.PART)),
                          registry);
                  return new LogPublisher(producers, config, registry, clockMs);
                }))
            .map(publisher -> new FlightLog(vertx, bootstrap, clockMs, topics, publisher));
    return new Opening(topics, opened);
  }

  /** See {@link LogPublisher#offer}. */
  public Future<Void> offer(FeedBatch batch) {
    return publisher.offer(batch);
  }

  /** States accepted that the broker has not confirmed. */
  public long bufferedStates() {
    return publisher.bufferedStates();
  }

  /** What is wrong, in words; {@code null} when nothing is. */
  public @Nullable String problem() {
    return problem;
  }

  private Future<Void> close(Duration patience) {
    vertx.cancelTimer(timer);
    return publisher.close(patience).eventually(topics::close);
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
