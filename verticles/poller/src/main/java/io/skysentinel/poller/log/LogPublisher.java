package io.skysentinel.poller.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.log.ProducerFactory;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of every batch into the log: through the bounded buffer to the sender, which encodes it
 * once for both topics. What was accepted stays in the buffer until the broker has confirmed all of
 * it.
 */
public final class LogPublisher {
  private static final Logger LOG = LoggerFactory.getLogger(LogPublisher.class);
  private static final long RENEWAL_PAUSE_MS = 2_000;

  /** Whoever has records thrown away does not tell the sender, which looks by itself. */
  private static final long LOOK_EVERY_MS = 1_000;

  private final LongSupplier clockMs;
  private final LogMetrics metrics;
  private final WriterGate gate = new WriterGate();
  private final RecordSender sender;
  private final BatchBuffer buffer;
  private volatile long lastWrittenMs;

  /** To the log at {@code log}, for feeds that live on the current context. */
  public LogPublisher(
      Vertx vertx,
      LogAddress log,
      LiveConfig config,
      MeterRegistry registry,
      LongSupplier clockMs) {
    this(
        new ProducerFactory(ProducerSettings.of(log, config.get(PublisherConfig.PART)), registry),
        config,
        registry,
        clockMs,
        on(vertx.getOrCreateContext()));
  }

  LogPublisher(
      Function<String, Producer<byte[], byte[]>> producers,
      LiveConfig config,
      MeterRegistry registry,
      LongSupplier clockMs,
      Executor feedsThread) {
    this.clockMs = clockMs;
    this.lastWrittenMs = clockMs.getAsLong();
    KafkaConfig.Topics topics = config.get(KafkaConfig.PART).topics();
    PublisherConfig settings = config.get(PublisherConfig.PART);
    this.metrics = new LogMetrics(registry, topics);
    this.sender =
        new RecordSender(
            producers,
            new RecordEncoder(topics, clockMs),
            gate,
            new SenderThread(LOOK_EVERY_MS),
            RENEWAL_PAUSE_MS);
    this.buffer =
        new BatchBuffer(
            settings.bufferStates(), settings.whenFull(), new CountedOutlet(), feedsThread);
    metrics.watch(buffer);
    config.onSwap((old, next) -> {
      PublisherConfig now = next.get(PublisherConfig.PART);
      buffer.limits(now.bufferStates(), now.whenFull());
    });
  }

  private static Executor on(Context context) {
    return task -> context.runOnContext(v -> task.run());
  }

  private final class CountedOutlet implements BatchBuffer.Outlet {
    @Override
    public void accepted(FeedBatch batch, FeedInput from) {
      metrics.received(batch);
      sender.send(new BatchInFlight(batch, from.tenure(), LogPublisher.this::written));
    }

    @Override
    public void dropped(FeedBatch batch) {
      metrics.received(batch);
      metrics.dropped(batch);
    }
  }

  /** Opens a writer, and another whenever one fails. Each waits until the gate admits it. */
  public WriterGate open() {
    sender.open();
    return gate;
  }

  /** The way in for one more feed. */
  public FeedInput input() {
    return buffer.input();
  }

  /** States accepted that the broker has not confirmed. */
  public long bufferedStates() {
    return buffer.states();
  }

  /** Whether this has ended, and the log has not got all that was accepted. */
  public boolean isClosedWithStates() {
    return buffer.isClosed() && buffer.states() > 0;
  }

  /** When the broker last confirmed a batch, or when this began. */
  long lastWrittenMs() {
    return lastWrittenMs;
  }

  /** Sends all that the broker has not confirmed again, with a new producer. */
  void sendAgain() {
    sender.giveProducerUp();
  }

  /** Accepts nothing more and waits for the broker to confirm the rest, but not for ever. */
  public Future<Void> close(Duration patience) {
    return buffer
        .close()
        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .recover(timeout -> {
          LOG.error(
              "{} states were accepted but not written: the log did not answer within {} s",
              buffer.states(),
              patience.toSeconds());
          return Future.succeededFuture();
        })
        .compose(done -> sender.close());
  }

  /** On the producer's thread, or on the sender's. */
  private void written(BatchInFlight inFlight) {
    lastWrittenMs = clockMs.getAsLong();
    metrics.written(inFlight);
    long thrownAway = inFlight.tenure.left(inFlight.batch.size(), inFlight.thrownAway());
    if (thrownAway > 0) {
      LOG.warn(
          "Feed {}: {} states that had not reached the log are thrown away, since another node may"
              + " have written newer ones",
          inFlight.batch.source().feed(),
          thrownAway);
    }
    buffer.leave(inFlight.batch.size());
  }
}
