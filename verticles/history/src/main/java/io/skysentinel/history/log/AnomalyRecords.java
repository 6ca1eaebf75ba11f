package io.skysentinel.history.log;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.AnomalyReader;
import io.skysentinel.core.wire.InvalidMessageException;
import io.skysentinel.history.store.AnomalyStore;
import io.skysentinel.platform.log.SkippedRecords;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the records of the topic of anomalies. One for each thread. */
final class AnomalyRecords {
  private static final Logger LOG = LoggerFactory.getLogger(AnomalyRecords.class);

  /** Thirty times what detectors write: answers are made of hundreds of them. */
  private static final int MOST_BYTES = 16 << 10;

  private final SkippedRecords skipped = new SkippedRecords(LOG, "that are no anomalies");

  /** The event; {@code null} where the record is none, of which one in many is told. */
  @Nullable AnomalyEvent read(ConsumerRecord<byte[], byte[]> record) {
    byte @Nullable [] value = record.value();
    try {
      if (value != null && value.length > MOST_BYTES) {
        throw new InvalidMessageException("it has %d bytes".formatted(value.length));
      }
      return AnomalyStore.checked(AnomalyReader.read(value));
    } catch (InvalidMessageException e) {
      skipped.skip(record, e);
      return null;
    }
  }
}
