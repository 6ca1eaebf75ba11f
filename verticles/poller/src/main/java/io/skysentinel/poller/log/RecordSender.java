package io.skysentinel.poller.log;

import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.contract.RejectReason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the records of batches in order and never gives one up: a producer that fails for good is
 * replaced, and what it had not delivered is sent again. A record that the log will never take
 * becomes a dead letter.
 */
final class RecordSender {
  private static final Logger LOG = LoggerFactory.getLogger(RecordSender.class);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

  private final Supplier<Producer<byte[], byte[]>> producers;
  private final RecordEncoder encoder;
  private final long renewalPauseMs;

  /** One thread, in order; it blocks as long as the broker is away, which is its purpose. */
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "log-publisher"));

  /** In order of sending; only what could not be handed to the producer yet stays in here. */
  private final Deque<LogRecord> toSend = new ArrayDeque<>();

  /** What a producer took and then failed to deliver. */
  private final ConcurrentLinkedQueue<LogRecord> undelivered = new ConcurrentLinkedQueue<>();

  private final CountDownLatch stopping = new CountDownLatch(1);
  private @Nullable Producer<byte[], byte[]> producer;
  private volatile boolean broken;
  private volatile @Nullable Thread sendingThread;
  private @Nullable Exception appendFailure;
  private long sent;

  /**
   * @param producers called on the sender's thread, the first time for the first record
   * @param renewalPauseMs between a broken producer and the next, so that a log which refuses us
   *     does not meet a storm of them
   */
  RecordSender(
      Supplier<Producer<byte[], byte[]>> producers, RecordEncoder encoder, long renewalPauseMs) {
    this.producers = producers;
    this.encoder = encoder;
    this.renewalPauseMs = renewalPauseMs;
  }

  /** Sends all records of the batch, after those of the batches before it. Any thread. */
  void send(BatchInFlight batch) {
    run(() -> encoder.encode(batch.batch, (topic, record) -> send(topic, record, batch)));
  }

  /** A producer that never gets on is as good as broken. Any thread. */
  void giveProducerUp() {
    broken = true;
    run(this::pump);
  }

  /** What the broker has not got by now is lost; the caller counts it. */
  Future<Void> close() {
    Promise<Void> closed = Promise.promise();
    stopping.countDown();
    run(() -> closeProducer(CLOSE_PATIENCE));
    run(closed::complete);
    thread.shutdown();
    return closed.future();
  }

  /** A record's callback: on our thread when it was not even taken, else on the producer's. */
  void failed(LogRecord record, Exception failure) {
    if (Thread.currentThread() == sendingThread) {
      appendFailure = failure;
    } else if (isRefusal(failure)) {
      run(() -> refused(record, failure));
    } else {
      undelivered.add(record);
      if (stopping.getCount() > 0 && !broken) {
        LOG.error("The log's producer failed and is replaced: {}", failure.toString());
        giveProducerUp();
      }
    }
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

  private void send(LogTopic topic, ProducerRecord<byte[], byte[]> record, BatchInFlight batch) {
    toSend.add(new LogRecord(record, topic, batch, sent++, this));
    pump();
  }

  /** Hands over what waits, however long that takes; returns early only on stop. */
  private void pump() {
    sendingThread = Thread.currentThread();
    try {
      while (stopping.getCount() > 0 && (broken || !toSend.isEmpty())) {
        Producer<byte[], byte[]> open = producer;
        if (broken || open == null) {
          renewProducer();
        } else if (handOver(open, toSend.getFirst())) {
          toSend.removeFirst();
        }
      }
    } finally {
      sendingThread = null;
    }
  }

  /** Whether the record is settled as far as sending goes. */
  private boolean handOver(Producer<byte[], byte[]> open, LogRecord record) {
    appendFailure = null;
    try {
      var unused = open.send(record.record(), record);
    } catch (KafkaException | IllegalStateException e) {
      appendFailure = e;
    }
    Exception failure = appendFailure;
    if (failure == null) {
      return true;
    }
    if (isRefusal(failure)) {
      run(() -> refused(record, failure));
      return true;
    }
    // A time-out is a full producer or a broker that is away: send() has waited, so ask again.
    if (!(failure instanceof TimeoutException)) {
      LOG.error("The log's producer failed and is replaced: {}", failure.toString());
      broken = true;
    }
    return false;
  }

  /** The log will never take this record: it goes where somebody can look at it. */
  private void refused(LogRecord record, Exception failure) {
    LOG.error(
        "The log refused a record of topic {}: {}", record.record().topic(), failure.toString());
    if (record.topic() != LogTopic.STATE) {
      // Its twin in the other topic stands for it; a dead letter that is refused has nowhere to go.
      record.batch().settled();
      return;
    }
    Reject reject =
        new Reject(
            RejectReason.REFUSED_BY_LOG,
            "topic " + record.record().topic(),
            String.valueOf(failure.getMessage()),
            record.record().value());
    record.batch().becameDeadLetter();
    send(LogTopic.DEADLETTER, encoder.deadLetter(record.batch().batch, reject), record.batch());
  }

  private void renewProducer() {
    if (producer != null) {
      // Closing without patience fails everything on its way into `undelivered`, before it returns.
      closeProducer(Duration.ZERO);
      pause();
    }
    List<LogRecord> again = new ArrayList<>(toSend);
    for (LogRecord record = undelivered.poll(); record != null; record = undelivered.poll()) {
      again.add(record);
    }
    again.sort(Comparator.comparingLong(LogRecord::order));
    toSend.clear();
    toSend.addAll(again);
    broken = false;
    try {
      producer = producers.get();
    } catch (KafkaException e) {
      LOG.error("A producer for the log could not be made; trying again: {}", e.toString());
      producer = null;
      pause();
    }
  }

  private void closeProducer(Duration patience) {
    Producer<byte[], byte[]> open = producer;
    if (open != null) {
      open.close(patience);
    }
  }

  private void pause() {
    try {
      boolean unused = stopping.await(renewalPauseMs, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isRefusal(Exception failure) {
    return failure instanceof RecordTooLargeException
        || failure instanceof RecordBatchTooLargeException
        || failure instanceof InvalidRecordException;
  }
}
