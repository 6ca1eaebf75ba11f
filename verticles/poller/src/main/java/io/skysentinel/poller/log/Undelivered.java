package io.skysentinel.poller.log;

import io.skysentinel.platform.log.LogRefusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a producer took and then failed to deliver. Any thread. */
final class Undelivered {
  private static final Logger LOG = LoggerFactory.getLogger(Undelivered.class);

  private final ConcurrentLinkedQueue<LogRecord> records = new ConcurrentLinkedQueue<>();

  /**
   * A refusal spoils the transaction that it is in, and the producer then fails all other records
   * for the same reason: only the first is to blame.
   */
  private volatile boolean spoilt;

  /** Whether the log will never take the record; else it is kept here to be sent again. */
  boolean isRefused(LogRecord record, Exception failure) {
    if (!spoilt && isRefusal(failure)) {
      return true;
    }
    records.add(record);
    return false;
  }

  boolean isRefusal(Exception failure) {
    boolean refusal =
        failure instanceof RecordTooLargeException
            || failure instanceof RecordBatchTooLargeException
            || failure instanceof InvalidRecordException;
    spoilt |= refusal;
    return refusal;
  }

  /** Puts all back among what is to be sent, in its order; there is no producer now. */
  void returnTo(Deque<LogRecord> toSend) {
    List<LogRecord> again = new ArrayList<>(toSend);
    for (LogRecord record = records.poll(); record != null; record = records.poll()) {
      again.add(record);
    }
    again.sort(Comparator.comparingLong(LogRecord::order));
    toSend.clear();
    toSend.addAll(again);
    spoilt = false;
  }

  /** Says why a producer is replaced. */
  static void tell(Exception failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    if (isFenced(failure) || isFenced(cause)) {
      LOG.warn("The log takes nothing more of this node's writer: another has its place");
    } else {
      LOG.error(
          "The log's producer failed and is replaced: {}",
          LogRefusal.words(failure).map(said -> "the log " + said).orElse(failure.toString()));
    }
  }

  private static boolean isFenced(Throwable failure) {
    return failure instanceof ProducerFencedException
        || failure instanceof InvalidProducerEpochException;
  }
}
