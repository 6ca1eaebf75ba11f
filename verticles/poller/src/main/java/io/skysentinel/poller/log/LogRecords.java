package io.skysentinel.poller.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.skysentinel.core.contract.Reject;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** How states and rejects look as Kafka records. */
final class LogRecords {
  private LogRecords() {}

  static ProducerRecord<byte[], byte[]> flight(String topic, String icao24, byte[] envelope) {
    return new ProducerRecord<>(topic, icao24.getBytes(US_ASCII), envelope);
  }

  /**
   * A dead letter: the value is what came, to the byte, so that it can be fed in again; what we
   * have to say of it stands in the headers.
   */
  static ProducerRecord<byte[], byte[]> deadLetter(
      String topic, String feed, long receivedAtMs, Reject reject) {
    List<Header> headers =
        List.of(
            header("feed", feed),
            header("reason", reject.reason().wireName()),
            header("detail", reject.detail()),
            header("where", reject.where()),
            header("received_at", Instant.ofEpochMilli(receivedAtMs).toString()));
    return new ProducerRecord<>(topic, null, feed.getBytes(UTF_8), reject.raw(), headers);
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(UTF_8));
  }
}
