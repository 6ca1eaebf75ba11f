package io.skysentinel.detector.log;

import io.skysentinel.core.contract.AnomalyMessage;
import io.skysentinel.detector.judging.Spoken;
import io.skysentinel.platform.log.LogWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was said and is not certain yet: it becomes so together with the place up to which was read,
 * or never was. It ends when it is old enough or large enough.
 */
final class Transaction {
  private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

  /** A quarter of what the producer holds: what it has no room for would spoil the transaction. */
  private static final long MOST_BYTES = 16L << 20;

  /**
   * How old it may become with an event in it, which people wait for. Each end costs the log a
   * record in every partition that was written to, so that the rest waits for longer.
   */
  private static final int EVENT_MS = 100;

  private static final long HURRY_NANOS = Duration.ofSeconds(3).toNanos();
  private static final long SILENCE_NANOS = Duration.ofSeconds(5).toNanos();

  private final LogWriter writer;
  private final SpokenRecords records;
  private final IntSupplier commitMs;
  private final LongSupplier nanoClock;
  private final Counts counts;
  private boolean open;
  private long begunNanos;
  private volatile boolean hurried;
  private long hurriedNanos;
  private volatile @Nullable String problem;

  /**
   * @param commitMs how old it may become when it has no event in it
   */
  Transaction(
      LogWriter writer,
      SpokenRecords records,
      IntSupplier commitMs,
      LongSupplier nanoClock,
      Counts counts) {
    this.writer = writer;
    this.records = records;
    this.commitMs = commitMs;
    this.nanoClock = nanoClock;
    this.counts = counts;
  }

  /** What the log knows the writer by. */
  String writer() {
    return writer.name();
  }

  /** Takes what is said. */
  Spoken records() {
    return records;
  }

  /** Something was read. */
  void began() {
    if (!open) {
      open = true;
      begunNanos = nanoClock.getAsLong();
    }
  }

  /** Whether it should end now. */
  boolean isDue() {
    return (open || writer.isInTransaction()) && (isFull() || untilDue().isZero());
  }

  /** Whether no more should be said in it. */
  boolean isFull() {
    return records.bytes() >= MOST_BYTES;
  }

  /** How long it may go on; long where nothing waits for its end. */
  Duration untilDue() {
    if (!open) {
      return writer.isInTransaction() ? Duration.ZERO : Duration.ofDays(1);
    }
    int mostMs =
        records.hasEvents() ? Math.min(EVENT_MS, commitMs.getAsInt()) : commitMs.getAsInt();
    long leftNanos = Duration.ofMillis(mostMs).toNanos() - (nanoClock.getAsLong() - begunNanos);
    return Duration.ofNanos(Math.max(0, leftNanos));
  }

  /** From now on the log's answers are not waited for long: others wait for us. Any thread. */
  void hurry() {
    if (!hurried) {
      hurriedNanos = nanoClock.getAsLong();
      hurried = true;
    }
  }

  /** What is wrong with the log, in words; {@code null} when nothing is. Any thread. */
  @Nullable String problem() {
    return problem;
  }

  /**
   * Ends it, as long as the log may need for that.
   *
   * @return what was said of anomalies
   * @throws org.apache.kafka.common.KafkaException when it can never be ended
   */
  List<AnomalyMessage> commit(
      Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata reader) {
    long before = nanoClock.getAsLong();
    untilAnswered(before, () -> writer.sendOffsets(offsets, reader));
    untilAnswered(before, writer::commit);
    counts.committed(nanoClock.getAsLong() - before);
    open = false;
    hurried = false;
    problem = null;
    return records.committed();
  }

  private void untilAnswered(long sinceNanos, Runnable question) {
    while (true) {
      try {
        question.run();
        return;
      } catch (TimeoutException e) {
        long now = nanoClock.getAsLong();
        if (hurried && now - hurriedNanos > HURRY_NANOS) {
          throw e;
        }
        if (now - sinceNanos > SILENCE_NANOS && problem == null) {
          problem = "the log does not answer; what was found waits";
          LOG.warn("The log does not answer; what was found waits until it does");
        }
      }
    }
  }
}
