package io.skysentinel.platform.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * One producer and its transactions, on one thread.
 *
 * <p>Who writes under a transaction can be fenced off: the log refuses what comes late of a
 * producer whose place another has taken. What was read to make the records can be part of it.
 */
public final class LogWriter {
  private final String name;
  private final Producer<byte[], byte[]> producer;
  private boolean inTransaction;

  /**
   * @param name the transactional id, which no other writer ever had
   */
  public LogWriter(String name, Producer<byte[], byte[]> producer) {
    this.name = name;
    this.producer = producer;
  }

  /** What the log knows it by. */
  public String name() {
    return name;
  }

  /**
   * Makes the writer known to the log, and the topics to the writer: a send that has to wait for
   * them would spoil the transaction.
   *
   * @return false when the broker did not answer in time; it may be asked again
   */
  public boolean open(List<String> topics) {
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
  public boolean send(ProducerRecord<byte[], byte[]> record, Callback whenAnswered) {
    boolean begins = begin();
    var unused = producer.send(record, whenAnswered);
    return begins;
  }

  /**
   * Makes the offsets up to which something was read part of the transaction; after a time-out it
   * may be called again.
   */
  public void sendOffsets(
      Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata reader) {
    boolean unused = begin();
    producer.sendOffsetsToTransaction(offsets, reader);
  }

  private boolean begin() {
    boolean begins = !inTransaction;
    if (begins) {
      producer.beginTransaction();
      inTransaction = true;
    }
    return begins;
  }

  /** Whether one has begun that is not ended. */
  public boolean isInTransaction() {
    return inTransaction;
  }

  /** Waits until the broker has all that was sent; after a time-out it has to be called again. */
  public void commit() {
    producer.commitTransaction();
    inTransaction = false;
  }

  /** Closes the producer; what is under way when the patience ends has failed. */
  public void close(Duration patience) {
    producer.close(patience);
  }
}
