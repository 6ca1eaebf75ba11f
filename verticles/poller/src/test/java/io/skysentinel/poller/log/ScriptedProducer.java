package io.skysentinel.poller.log;

import java.time.Duration;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A producer whose records are in its history as soon as they are sent, and which fails what is
 * under way when it is closed, as the real one does.
 */
final class ScriptedProducer extends MockProducer<byte[], byte[]> {
  private volatile @Nullable RuntimeException refusal;
  private volatile @Nullable RuntimeException commitFailure;
  private volatile int tries;
  private volatile int commits;

  ScriptedProducer() {
    this(null);
  }

  ScriptedProducer(@Nullable RuntimeException refusal) {
    super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    this.refusal = refusal;
  }

  void refuse(@Nullable RuntimeException with) {
    refusal = with;
  }

  void failCommit(RuntimeException with) {
    commitFailure = with;
  }

  int tries() {
    return tries;
  }

  int commits() {
    return commits;
  }

  @Override
  public synchronized Future<RecordMetadata> send(
      ProducerRecord<byte[], byte[]> record, Callback callback) {
    tries++;
    sendException = refusal;
    return super.send(record, callback);
  }

  @Override
  public void beginTransaction() {
    // The mock would keep its records out of the history.
  }

  @Override
  public void commitTransaction() {
    commits++;
    if (commitFailure != null) {
      throw commitFailure;
    }
  }

  @Override
  public void close(Duration timeout) {
    Thread callbacks =
        new Thread(() -> {
          while (errorNext(new KafkaException("closed by force"))) {
            // the mock fails one at a time
          }
        });
    callbacks.start();
    try {
      callbacks.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    super.close(timeout);
  }
}
