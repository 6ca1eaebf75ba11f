package io.skysentinel.poller.log;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One record on its way to the broker, until the broker has it.
 *
 * @param order in which records were first sent, kept when some are sent again
 */
record LogRecord(
    ProducerRecord<byte[], byte[]> record,
    LogTopic topic,
    BatchInFlight batch,
    long order,
    RecordSender sender)
    implements Callback {
  /** What it takes of the producer's memory, at least. */
  int bytes() {
    return record.key().length + record.value().length;
  }

  boolean isThrownAway() {
    return batch.tenure.isOver();
  }

  /** The record is its own callback: one object a record in place of three. */
  @Override
  public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
    sender.answered(this);
    if (failure == null) {
      batch.written(topic);
    } else {
      sender.failed(this, failure);
    }
  }
}
