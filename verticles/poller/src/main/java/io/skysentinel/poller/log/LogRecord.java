package io.skysentinel.poller.log;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** One record on its way to the broker, until the broker has it. */
final class LogRecord implements Callback {
  final ProducerRecord<byte[], byte[]> record;
  final LogTopic topic;
  final BatchInFlight batch;

  /** The order in which records were first sent, kept when some are sent again. */
  final long order;

  private final RecordSender sender;

  LogRecord(
      ProducerRecord<byte[], byte[]> record,
      LogTopic topic,
      BatchInFlight batch,
      long order,
      RecordSender sender) {
    this.record = record;
    this.topic = topic;
    this.batch = batch;
    this.order = order;
    this.sender = sender;
  }

  /** The record is its own callback: one object a record in place of three. */
  @Override
  public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
    if (failure == null) {
      batch.written(topic);
    } else {
      sender.failed(this, failure);
    }
  }
}
