package io.skysentinel.detector.models;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.skysentinel.detector.learned.ModelChange;
import io.skysentinel.detector.learned.ModelSnapshot;
import io.skysentinel.platform.log.LogComplaint;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes models to the log, waiting for its answer. Not in the transaction of what is judged: a
 * model that the log does not take must not spoil that. One thread at a time.
 */
final class ModelWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ModelWriter.class);

  /** What brokers take by default is 1 MiB, of which a record's own fields are little. */
  static final int MOST_BYTES = 1_000_000;

  private final Supplier<Producer<byte[], byte[]>> producers;
  private final String topic;
  private final Consumer<ModelChange> changes;
  private final LogComplaint complaint = new LogComplaint(LOG, "A model cannot be saved");

  /**
   * @param producers makes one, which is closed when the models are written: with one in a minute
   *     no connection is worth keeping
   */
  ModelWriter(
      Supplier<Producer<byte[], byte[]>> producers, String topic, Consumer<ModelChange> changes) {
    this.producers = producers;
    this.topic = topic;
    this.changes = changes;
  }

  /**
   * Writes them, one after the other. What the log does not take is written at its next turn.
   *
   * @param share the smallest of the partitions that they were learned from: nobody else has it, so
   *     nobody else writes under that key, and there are no more keys than partitions
   */
  void write(List<ModelSnapshot> models, int share) {
    try (Closing closing = new Closing(producers.get())) {
      for (ModelSnapshot model : models) {
        write(closing.producer(), model, share);
      }
      complaint.settle();
    } catch (RuntimeException e) {
      changes.accept(ModelChange.FAILED);
      String unused = complaint.tell(e);
    }
  }

  /** Does not wait at its end for what the log has not taken by then. */
  private record Closing(Producer<byte[], byte[]> producer) implements AutoCloseable {
    @Override
    public void close() {
      producer.close(Duration.ZERO);
    }
  }

  private void write(Producer<byte[], byte[]> producer, ModelSnapshot model, int share) {
    byte[] bytes = model.bytes();
    String key = model.kind().name().toLowerCase(Locale.ROOT) + "-" + share;
    if (bytes.length > MOST_BYTES) {
      LOG.warn("The model {} takes {} bytes, too many for the log; not saved", key, bytes.length);
      changes.accept(ModelChange.FAILED);
      return;
    }
    try {
      var unused = producer.send(new ProducerRecord<>(topic, key.getBytes(US_ASCII), bytes)).get();
      LOG.debug("Saved the model {}: {} bytes", key, bytes.length);
      changes.accept(ModelChange.SAVED);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
