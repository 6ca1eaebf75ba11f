package io.skysentinel.poller.log;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * One producer and its transactions, on the sender's thread.
 *
 * <p>A transaction is not there to hold records back: readers need not wait for its end. It is
 * there because the log refuses what comes late of a producer whose place another has taken, and
 * the log can only tell of producers with transactions.
 */
final class LogWriter {
  private final String name;
  private final Producer<byte[], byte[]> producer;
  private boolean inTransaction;

  LogWriter(String name, Producer<byte[], byte[]> producer) {
    this.name = name;
    this.producer = producer;
  }

  String name() {
    return name;
  }

  /**
   * Makes the writer known to the log, and the topics to the writer: a send that has to wait for
   * them would spoil the transaction.
   *
   * @return false when the broker did not answer in time; it may be asked again
   */
  boolean open(List<String> topics) {
    try {
      producer.initTransactions();
      for (String topic : topics) {
        var unused = producer.partitionsFor(topic);
      }
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  /** Whether a transaction began with this record. */
  boolean send(LogRecord record) {
    boolean begins = !inTransaction;
    if (begins) {
      producer.beginTransaction();
      inTransaction = true;
    }
    var unused = producer.send(record.record(), record);
    return begins;
  }

  boolean isInTransaction() {
    return inTransaction;
  }

  /** Waits until the broker has all that was sent; after a time-out it has to be called again. */
  void commit() {
    producer.commitTransaction();
    inTransaction = false;
  }

  void close(Duration patience) {
    producer.close(patience);
  }
}
