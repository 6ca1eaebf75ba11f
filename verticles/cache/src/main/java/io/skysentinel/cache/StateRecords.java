package io.skysentinel.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Sighting;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.envelope.EnvelopeReader;
import io.skysentinel.core.envelope.InvalidEnvelopeException;
import io.skysentinel.platform.log.SkippedRecords;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records of the state topic: reading them, and writing those that remove an aircraft. One for each
 * thread.
 */
final class StateRecords {
  private static final String HEARD_UNTIL = "heard_until";

  private static final Logger LOG = LoggerFactory.getLogger(StateRecords.class);

  /**
   * What records say, in their order.
   *
   * @param broken how many were left out because they could not be understood
   */
  record Batch(List<LogEntry> entries, int broken) {}

  private final EnvelopeReader envelopes = new EnvelopeReader();
  private final SkippedRecords skipped = new SkippedRecords(LOG, "that are no states");

  /** What the records say. */
  Batch read(ConsumerRecords<byte[], byte[]> records) {
    List<LogEntry> entries = new ArrayList<>(records.count());
    int broken = 0;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        entries.add(read(record));
      } catch (InvalidEnvelopeException e) {
        broken++;
        skipped.skip(record, e);
      }
    }
    return new Batch(entries, broken);
  }

  /** What the record says. */
  LogEntry read(ConsumerRecord<byte[], byte[]> record) throws InvalidEnvelopeException {
    byte @Nullable [] key = record.key();
    if (key == null) {
      throw new InvalidEnvelopeException("it has no key");
    }
    byte @Nullable [] value = record.value();
    return value == null
        ? new LogEntry.Forgotten(new String(key, US_ASCII), heardUntil(record))
        : new LogEntry.Heard(sighting(envelopes.read(value), key, record.timestamp()));
  }

  /**
   * The record by which compaction forgets an aircraft, and other caches, if they still know it.
   */
  static ProducerRecord<byte[], byte @Nullable []> forget(
      String topic, LogEntry.Forgotten forgotten) {
    byte[] heardUntil = Double.toString(forgotten.heardUntil()).getBytes(US_ASCII);
    List<Header> headers = List.of(new RecordHeader(HEARD_UNTIL, heardUntil));
    byte[] key = forgotten.icao24().getBytes(US_ASCII);
    return new ProducerRecord<>(topic, null, key, null, headers);
  }

  private static Sighting sighting(EnvelopeReader.Told told, byte[] key, long takenMs)
      throws InvalidEnvelopeException {
    FlightState state = told.state();
    String icao24 = state.icao24();
    if (!isText(key, icao24)) {
      throw new InvalidEnvelopeException("its key is not its aircraft " + icao24);
    }
    boolean live = told.source().mode() == Source.Mode.LIVE;
    double taken = takenMs / 1000.0;
    // A feed's clock may be ahead; every cache that reads the record must come to the same.
    double heard = live ? Math.min(state.lastContactUnix(), taken) : taken;
    return new Sighting(state, told.source().feed(), live, heard);
  }

  /** Without making a text of every key. */
  private static boolean isText(byte[] bytes, String text) {
    boolean same = bytes.length == text.length();
    for (int i = 0; same && i < bytes.length; i++) {
      same = bytes[i] == text.charAt(i);
    }
    return same;
  }

  /** Who removes an aircraft by hand says nothing of what was known. */
  private static double heardUntil(ConsumerRecord<byte[], byte[]> record)
      throws InvalidEnvelopeException {
    @Nullable Header header = record.headers().lastHeader(HEARD_UNTIL);
    if (header == null) {
      return Double.POSITIVE_INFINITY;
    }
    try {
      return Double.parseDouble(new String(header.value(), US_ASCII));
    } catch (NumberFormatException e) {
      throw new InvalidEnvelopeException("its header " + HEARD_UNTIL + " is not a number");
    }
  }
}
