package io.skysentinel.poller.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.envelope.EnvelopeEncoder;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of every batch into the log: through the bounded buffer, encoded once, to both topics.
 * What was accepted here stays in the buffer until the broker has confirmed all of it.
 */
public final class LogPublisher {
  private static final Logger LOG = LoggerFactory.getLogger(LogPublisher.class);
  private static final long RENEWAL_PAUSE_MS = 2_000;

  private final KafkaConfig.Topics topics;
  private final LongSupplier clockMs;
  private final Admission buffer;
  private final LogMetrics metrics;

  /** One thread, in order; it blocks as long as the broker is away, which is its purpose. */
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "log-publisher"));

  private final RecordSender sender;
  private final AtomicLong lastWrittenMs;
  private long order;

  /** Blocks for a moment: a Kafka producer is made. */
  LogPublisher(
      Supplier<Producer<byte[], byte[]>> producers,
      LiveConfig config,
      MeterRegistry registry,
      LongSupplier clockMs) {
    this.topics = config.get(KafkaConfig.PART).topics();
    this.clockMs = clockMs;
    this.lastWrittenMs = new AtomicLong(clockMs.getAsLong());
    PublisherConfig settings = config.get(PublisherConfig.PART);
    this.buffer = new Admission(settings.bufferStates(), settings.whenFull());
    this.metrics = new LogMetrics(registry, topics);
    metrics.watch(buffer);
    this.sender = new RecordSender(producers, this::refused, this::pump, RENEWAL_PAUSE_MS);
    config.onSwap((old, next) -> {
      PublisherConfig now = next.get(PublisherConfig.PART);
      buffer.limits(now.bufferStates(), now.whenFull());
    });
  }

  /**
   * Takes a batch. The future completes when it is inside the buffer (or, where the configuration
   * says so, dropped and counted); until then the caller should bring nothing more.
   */
  public Future<Void> offer(FeedBatch batch) {
    if (batch.size() == 0) {
      return Future.succeededFuture();
    }
    return buffer
        .enter(batch.size())
        .map(admitted -> {
          metrics.received(batch);
          if (admitted) {
            run(() -> publish(new BatchInFlight(batch, this::written)));
          } else {
            metrics.dropped(batch);
          }
          return null;
        });
  }

  /** States accepted that the broker has not confirmed. */
  public long bufferedStates() {
    return buffer.inside();
  }

  /** When the broker last confirmed a batch, or when this began. */
  public long lastWrittenMs() {
    return lastWrittenMs.get();
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
              buffer.inside(),
              patience.toSeconds());
          return Future.succeededFuture();
        })
        .compose(done -> {
          sender.stop();
          run(() -> sender.close(Duration.ofSeconds(1)));
          Promise<Void> closed = Promise.promise();
          run(closed::complete);
          thread.shutdown();
          return closed.future();
        });
  }

  private void publish(BatchInFlight inFlight) {
    FeedBatch batch = inFlight.batch;
    EnvelopeEncoder encoder = EnvelopeEncoder.forBatch(batch.source(), clockMs.getAsLong());
    for (FlightState state : batch.states()) {
      EnvelopeEncoder.Pair pair = encoder.encodeBoth(state);
      send(
          LogRecords.flight(topics.state(), state.icao24(), pair.state()),
          LogRecord.Kind.STATE,
          inFlight);
      send(
          LogRecords.flight(topics.updates(), state.icao24(), pair.update()),
          LogRecord.Kind.UPDATE,
          inFlight);
    }
    for (Reject reject : batch.rejects()) {
      send(deadLetter(batch, reject), LogRecord.Kind.DEADLETTER, inFlight);
    }
  }

  private void send(
      ProducerRecord<byte[], byte[]> record, LogRecord.Kind kind, BatchInFlight inFlight) {
    sender.send(new LogRecord(record, kind, inFlight, order++, sender));
  }

  private ProducerRecord<byte[], byte[]> deadLetter(FeedBatch batch, Reject reject) {
    return LogRecords.deadLetter(
        topics.deadletter(), batch.source().feed(), batch.receivedAtMs(), reject);
  }

  /** On the producer's thread. */
  private void written(BatchInFlight inFlight) {
    lastWrittenMs.set(clockMs.getAsLong());
    metrics.written(inFlight);
    buffer.leave(inFlight.batch.size());
  }

  /** The log will never take this record: it goes where somebody can look at it. */
  private void refused(LogRecord record, Exception failure) {
    LOG.error(
        "The log refused a record of topic {}: {}", record.record.topic(), failure.toString());
    if (record.kind != LogRecord.Kind.STATE) {
      // Its twin in the other topic stands for it; a dead letter that is refused has nowhere to go.
      record.batch.settled();
      return;
    }
    Reject reject =
        new Reject(
            RejectReason.REFUSED_BY_LOG,
            "topic " + record.record.topic(),
            String.valueOf(failure.getMessage()),
            record.record.value());
    metrics.deadLetter(record.batch.batch, reject.reason());
    run(() ->
        send(deadLetter(record.batch.batch, reject), LogRecord.Kind.DEADLETTER, record.batch));
  }

  private void pump() {
    run(sender::pump);
  }

  private void run(Runnable task) {
    thread.execute(() -> {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.error("A batch could not be published", e);
      }
    });
  }
}
