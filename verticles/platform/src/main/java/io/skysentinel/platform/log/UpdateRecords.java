package io.skysentinel.platform.log;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.envelope.EnvelopeReader;
import io.skysentinel.core.envelope.InvalidEnvelopeException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the records of the topic of updates. One for each thread. */
public final class UpdateRecords {
  private static final Logger LOG = LoggerFactory.getLogger(UpdateRecords.class);
  private static final long COMPLAIN_EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final EnvelopeReader envelopes = new EnvelopeReader();
  private long complainedNanos;

  /** The update; {@code null} where the record is none, of which one in many is told. */
  public @Nullable Envelope read(ConsumerRecord<byte[], byte[]> record) {
    byte @Nullable [] value = record.value();
    try {
      if (value == null) {
        throw new InvalidEnvelopeException("it is empty");
      }
      EnvelopeReader.Told told = envelopes.read(value);
      // When it was made stands in a part that is not read for each record, and is close to this.
      return new Envelope(EnvelopeType.UPDATE, record.timestamp(), told.source(), told.state());
    } catch (InvalidEnvelopeException e) {
      complain(record, e);
      return null;
    }
  }

  private void complain(ConsumerRecord<byte[], byte[]> record, InvalidEnvelopeException failure) {
    long now = System.nanoTime();
    if (complainedNanos == 0 || now - complainedNanos > COMPLAIN_EVERY_NANOS) {
      complainedNanos = now;
      LOG.warn(
          "The record at offset {} of {}-{} is no update and is skipped: {}",
          record.offset(),
          record.topic(),
          record.partition(),
          failure.getMessage());
    }
  }
}
