package io.skysentinel.poller.log;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** One record on its way to the broker, until the broker has it. */
final class LogRecord implements Callback {

  /** Which of the poller's topics it is for. */
  enum Kind {
    STATE,
    UPDATE,
    DEADLETTER
  }

  final ProducerRecord<byte[], byte[]> record;
  final Kind kind;
  final BatchInFlight batch;

  /** The order in which records were first sent, kept when some are sent again. */
  final long order;

  private final RecordSender sender;

  LogRecord(
      ProducerRecord<byte[], byte[]> record,
      Kind kind,
      BatchInFlight batch,
      long order,
      RecordSender sender) {
    this.record = record;
    this.kind = kind;
    this.batch = batch;
    this.order = order;
    this.sender = sender;
  }

  /** The producer is its own callback's caller: one object a record in place of three. */
  @Override
  public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
    if (failure == null) {
      batch.written(kind);
    } else {
      sender.failed(this, failure);
    }
  }
}
