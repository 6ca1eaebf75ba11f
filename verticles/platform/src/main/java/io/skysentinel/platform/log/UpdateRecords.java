package io.skysentinel.platform.log;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.envelope.EnvelopeReader;
import io.skysentinel.core.envelope.InvalidEnvelopeException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the records of the topic of updates. One for each thread. */
public final class UpdateRecords {
  private static final Logger LOG = LoggerFactory.getLogger(UpdateRecords.class);

  private final EnvelopeReader envelopes = new EnvelopeReader();
  private final SkippedRecords skipped = new SkippedRecords(LOG, "that are no updates");

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
      skipped.skip(record, e);
      return null;
    }
  }
}
