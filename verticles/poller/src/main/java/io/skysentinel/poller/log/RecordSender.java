package io.skysentinel.poller.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends records in order and never gives one up: a producer that fails for good is replaced, and
 * what it had not delivered is sent again. Used by one thread only, which may block here; the
 * producer's own thread comes in through {@link #failed}.
 */
final class RecordSender {
  private static final Logger LOG = LoggerFactory.getLogger(RecordSender.class);

  private final Supplier<Producer<byte[], byte[]>> producers;
  private final BiConsumer<LogRecord, Exception> onRefused;
  private final Runnable onBroken;
  private final long renewalPauseMs;

  /** In order of sending; only what could not be handed to the producer yet stays in here. */
  private final Deque<LogRecord> toSend = new ArrayDeque<>();

  /** What a producer took and then failed to deliver. */
  private final ConcurrentLinkedQueue<LogRecord> undelivered = new ConcurrentLinkedQueue<>();

  private final CountDownLatch stopping = new CountDownLatch(1);
  private Producer<byte[], byte[]> producer;
  private volatile boolean broken;
  private volatile @Nullable Thread sendingThread;
  private @Nullable Exception appendFailure;

  /**
   * @param onRefused told of records that the log will never take
   * @param onBroken told, from the producer's thread, that {@link #pump} must run soon
   * @param renewalPauseMs between a broken producer and the next, so that a log which refuses us
   *     does not meet a storm of them
   */
  RecordSender(
      Supplier<Producer<byte[], byte[]>> producers,
      BiConsumer<LogRecord, Exception> onRefused,
      Runnable onBroken,
      long renewalPauseMs) {
    this.producers = producers;
    this.onRefused = onRefused;
    this.onBroken = onBroken;
    this.renewalPauseMs = renewalPauseMs;
    this.producer = producers.get();
  }

  /** Hands the record to the producer, however long that takes; returns early only on stop. */
  void send(LogRecord record) {
    toSend.add(record);
    pump();
  }

  /** Sends what waits, with a new producer when the old one is broken. */
  void pump() {
    sendingThread = Thread.currentThread();
    try {
      while (stopping.getCount() > 0 && (broken || !toSend.isEmpty())) {
        if (broken) {
          renewProducer();
        } else if (handOver(toSend.getFirst())) {
          toSend.removeFirst();
        }
      }
    } finally {
      sendingThread = null;
    }
  }

  /** What the broker does not get within {@code timeout} is lost; the caller counts it. */
  void close(Duration timeout) {
    producer.close(timeout);
  }

  /** Ends a {@link #send} that waits for the broker. Any thread. */
  void stop() {
    stopping.countDown();
  }

  /** A producer that never gets on is as good as broken. Any thread. */
  void giveProducerUp() {
    broken = true;
    onBroken.run();
  }

  /** A record's callback: on our thread when it was not even taken, else on the producer's. */
  void failed(LogRecord record, Exception failure) {
    if (Thread.currentThread() == sendingThread) {
      appendFailure = failure;
    } else if (isRefusal(failure)) {
      onRefused.accept(record, failure);
    } else {
      undelivered.add(record);
      if (stopping.getCount() > 0 && !broken) {
        LOG.error("The log's producer failed and is replaced: {}", failure.toString());
        broken = true;
        onBroken.run();
      }
    }
  }

  /** Whether the record is settled as far as sending goes. */
  private boolean handOver(LogRecord record) {
    appendFailure = null;
    try {
      var unused = producer.send(record.record, record);
    } catch (KafkaException | IllegalStateException e) {
      appendFailure = e;
    }
    Exception failure = appendFailure;
    if (failure == null) {
      return true;
    }
    if (isRefusal(failure)) {
      onRefused.accept(record, failure);
      return true;
    }
    // A time-out is a full producer or a broker that is away: send() has waited, so ask again.
    if (!(failure instanceof TimeoutException)) {
      LOG.error("The log's producer failed and is replaced: {}", failure.toString());
      broken = true;
    }
    return false;
  }

  private void renewProducer() {
    broken = false;
    // Closing without patience fails everything on its way into `undelivered`, before it returns.
    producer.close(Duration.ZERO);
    broken = false;
    pause();
    List<LogRecord> again = new ArrayList<>(toSend);
    for (LogRecord record = undelivered.poll(); record != null; record = undelivered.poll()) {
      again.add(record);
    }
    again.sort(Comparator.comparingLong(record -> record.order));
    toSend.clear();
    toSend.addAll(again);
    producer = producers.get();
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
