package io.skysentinel.poller.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.envelope.EnvelopeEncoder;
import io.skysentinel.platform.config.KafkaConfig;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** How batches look as Kafka records. */
final class RecordEncoder {
  private final KafkaConfig.Topics topics;
  private final LongSupplier clockMs;

  RecordEncoder(KafkaConfig.Topics topics, LongSupplier clockMs) {
    this.topics = topics;
    this.clockMs = clockMs;
  }

  /** The names of all topics that records are for. */
  List<String> topics() {
    return List.of(topics.state(), topics.updates(), topics.deadletter());
  }

  /** Hands on one record after the other, so that only one stands in the memory twice. */
  void encode(FeedBatch batch, BiConsumer<LogTopic, ProducerRecord<byte[], byte[]>> out) {
    EnvelopeEncoder encoder = EnvelopeEncoder.forBatch(batch.source(), clockMs.getAsLong());
    for (FlightState state : batch.states()) {
      EnvelopeEncoder.Pair pair = encoder.encodeBoth(state);
      byte[] key = state.icao24().getBytes(US_ASCII);
      out.accept(LogTopic.STATE, new ProducerRecord<>(topics.state(), key, pair.state()));
      out.accept(LogTopic.UPDATES, new ProducerRecord<>(topics.updates(), key, pair.update()));
    }
    for (Reject reject : batch.rejects()) {
      out.accept(LogTopic.DEADLETTER, deadLetter(batch, reject));
    }
  }

  /**
   * A dead letter: the value is what came, to the byte, so that it can be fed in again; what we
   * have to say of it stands in the headers.
   */
  ProducerRecord<byte[], byte[]> deadLetter(FeedBatch batch, Reject reject) {
    String feed = batch.source().feed();
    List<Header> headers =
        List.of(
            header("feed", feed),
            header("reason", reject.reason().wireName()),
            header("detail", reject.detail()),
            header("where", reject.where()),
            header("received_at", Instant.ofEpochMilli(batch.receivedAtMs()).toString()));
    return new ProducerRecord<>(
        topics.deadletter(), null, feed.getBytes(UTF_8), reject.raw(), headers);
  }

  /** The dead letter in place of a state that the log will never take. */
  ProducerRecord<byte[], byte[]> refused(LogRecord record, Exception failure) {
    Reject reject =
        new Reject(
            RejectReason.REFUSED_BY_LOG,
            "topic " + record.record().topic(),
            String.valueOf(failure.getMessage()),
            record.record().value());
    return deadLetter(record.batch().batch, reject);
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(UTF_8));
  }
}
