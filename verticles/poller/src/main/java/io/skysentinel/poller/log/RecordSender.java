package io.skysentinel.poller.log;

import io.skysentinel.platform.log.LogWriter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the records of batches in order and gives none up, unless its feed's are thrown away: a
 * writer that fails for good is replaced, and what it had not delivered is sent again. A record
 * that the log will never take becomes a dead letter.
 */
final class RecordSender {
  private static final Logger LOG = LoggerFactory.getLogger(RecordSender.class);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

  /** How far readers that wait for the end of transactions are behind the others. */
  private static final long COMMIT_EVERY_MS = 1_000;

  private final Writers writers;
  private final RecordEncoder encoder;
  private final long renewalPauseMs;
  private final SenderThread thread;

  /** In order of sending; only what could not be handed to the producer yet stays in here. */
  private final Deque<LogRecord> toSend = new ArrayDeque<>();

  private final Undelivered undelivered = new Undelivered();
  private final UnderWay underWay;
  private volatile boolean broken;
  private @Nullable Exception appendFailure;
  private long sent;

  /**
   * @param producers by their writer's name; called on the sender's thread
   * @param renewalPauseMs between a broken producer and the next, so that a log which refuses us
   *     does not meet a storm of them
   */
  RecordSender(
      Function<String, Producer<byte[], byte[]>> producers,
      RecordEncoder encoder,
      WriterGate gate,
      SenderThread thread,
      long renewalPauseMs) {
    this.writers = new Writers(producers, encoder.topics(), gate);
    this.encoder = encoder;
    this.thread = thread;
    this.underWay = new UnderWay(thread::lookAgain);
    this.renewalPauseMs = renewalPauseMs;
    gate.onAdmission(thread::lookAgain);
  }

  /** Opens a writer without waiting for the first record. Any thread. */
  void open() {
    thread.run(this::pump);
  }

  /** Sends all records of the batch, after those of the batches before it. Any thread. */
  void send(BatchInFlight batch) {
    thread.run(() -> encoder.encode(batch.batch, (topic, record) -> send(topic, record, batch)));
  }

  /** A producer that never gets on is as good as broken. Any thread. */
  void giveProducerUp() {
    broken = true;
    thread.lookAgain();
    thread.run(this::pump);
  }

  /** What the broker has not got by now is lost; the caller counts it. */
  Future<Void> close() {
    Promise<Void> closed = Promise.promise();
    thread.stop();
    thread.run(this::commitOnce);
    thread.run(() -> writers.close(CLOSE_PATIENCE));
    thread.run(closed::complete);
    thread.end();
    return closed.future();
  }

  /** The producer has the record no longer. */
  void answered(LogRecord record) {
    underWay.remove(record.bytes());
  }

  /** A record's callback: on our thread when it was not even taken, else on the producer's. */
  void failed(LogRecord record, Exception failure) {
    if (thread.isCurrent()) {
      appendFailure = failure;
    } else if (undelivered.isRefused(record, failure)) {
      thread.run(() -> refused(record, failure));
    } else if (!thread.isStopping() && !broken) {
      Undelivered.tell(failure);
      giveProducerUp();
    }
  }

  private void send(LogTopic topic, ProducerRecord<byte[], byte[]> record, BatchInFlight batch) {
    toSend.add(new LogRecord(record, topic, batch, sent++, this));
    pump();
  }

  /** Hands over what waits, however long that takes; returns early only on stop. */
  private void pump() {
    while (!thread.isStopping() && (broken || writers.current() == null || !toSend.isEmpty())) {
      step();
    }
  }

  private void step() {
    LogWriter open = writers.current();
    LogRecord next = toSend.peekFirst();
    if (broken) {
      collect();
    } else if (next != null && next.isThrownAway()) {
      toSend.removeFirst();
      next.batch().threwAway(next.topic());
    } else if (open == null) {
      thread.pause(writers.open() ? 0 : renewalPauseMs);
    } else if (next == null) {
      return;
    } else if (!writers.mayWrite() || underWay.isFull()) {
      thread.waitUntil(
          () -> broken || next.isThrownAway() || (writers.mayWrite() && underWay.hasRoom()));
    } else if (handOver(open, next)) {
      toSend.removeFirst();
    }
  }

  /** Whether the record is settled as far as sending goes. */
  private boolean handOver(LogWriter open, LogRecord record) {
    appendFailure = null;
    underWay.add(record.bytes());
    try {
      if (open.send(record.record(), record)) {
        thread.runIn(COMMIT_EVERY_MS, this::commit);
      }
    } catch (KafkaException | IllegalStateException e) {
      answered(record);
      appendFailure = e;
    }
    Exception failure = appendFailure;
    if (failure == null) {
      return true;
    }
    if (undelivered.isRefusal(failure)) {
      thread.run(() -> refused(record, failure));
      return true;
    }
    // A time-out is a full producer or a broker that is away: send() has waited, so ask again.
    if (!(failure instanceof TimeoutException)) {
      Undelivered.tell(failure);
      broken = true;
    }
    return false;
  }

  /** The log will never take this record: it goes where somebody can look at it. */
  private void refused(LogRecord record, Exception failure) {
    LOG.error(
        "The log refused a record of topic {}: {}", record.record().topic(), failure.toString());
    if (record.batch().refused(record.topic())) {
      send(LogTopic.DEADLETTER, encoder.refused(record, failure), record.batch());
    }
  }

  /** Ends the transaction, as long as the broker may need for it. */
  private void commit() {
    while (!thread.isStopping() && !broken && !commitOnce()) {
      LOG.debug("The log has not confirmed the end of a transaction yet");
    }
    if (broken) {
      pump();
    }
  }

  /** Whether it need not be tried again. */
  private boolean commitOnce() {
    try {
      return broken || writers.commit();
    } catch (KafkaException | IllegalStateException e) {
      Undelivered.tell(e);
      broken = true;
      return true;
    }
  }

  /** Closes what is broken, and takes what it did not deliver back to where it stood. */
  private void collect() {
    if (writers.current() != null) {
      // Closing without patience fails everything on its way into `undelivered`, before it returns.
      writers.close(Duration.ZERO);
      thread.pause(renewalPauseMs);
    }
    undelivered.returnTo(toSend);
    broken = false;
  }
}
