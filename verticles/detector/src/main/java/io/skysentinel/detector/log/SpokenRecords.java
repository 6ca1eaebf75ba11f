package io.skysentinel.detector.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.skysentinel.core.contract.AnomalyMessage;
import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.AnomalyJson;
import io.skysentinel.core.detect.ProcessedJson;
import io.skysentinel.core.detect.ProcessedUpdate;
import io.skysentinel.detector.judging.Spoken;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.log.LogWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what is said into the open transaction, and keeps the events until it has ended. */
final class SpokenRecords implements Spoken {
  private static final Logger LOG = LoggerFactory.getLogger(SpokenRecords.class);

  private final LogWriter writer;
  private final KafkaConfig.Topics topics;
  private final Counts counts;
  private final ProcessedJson json = new ProcessedJson();
  private List<AnomalyMessage> events = new ArrayList<>();
  private int updates;
  private long bytes;

  SpokenRecords(LogWriter writer, KafkaConfig.Topics topics, Counts counts) {
    this.writer = writer;
    this.topics = topics;
    this.counts = counts;
  }

  @Override
  public void processed(ProcessedUpdate update) {
    updates++;
    send(topics.processed(), update.icao24(), json.encode(update));
  }

  @Override
  public void event(AnomalyEvent event) {
    byte[] value = AnomalyJson.encode(event);
    send(topics.anomalies(), event.icao24(), value);
    events.add(new AnomalyMessage(new String(value, UTF_8)));
    counts.event(event.kind().name(), event.phase().wireName());
  }

  /** How many bytes stand in the transaction. */
  long bytes() {
    return bytes;
  }

  /** Whether an event is among what was said. */
  boolean hasEvents() {
    return !events.isEmpty();
  }

  /** The transaction has ended: what it said of anomalies may be told. */
  List<AnomalyMessage> committed() {
    List<AnomalyMessage> told = events;
    counts.told(updates, 0, 0);
    events = new ArrayList<>();
    updates = 0;
    bytes = 0;
    return told;
  }

  private void send(String topic, String key, byte[] value) {
    bytes += value.length;
    boolean unused =
        writer.send(
            new ProducerRecord<>(topic, key.getBytes(US_ASCII), value), SpokenRecords::answered);
  }

  /** Nothing need be done: a transaction with a record that failed cannot be ended. */
  private static void answered(@Nullable RecordMetadata where, @Nullable Exception failure) {
    if (failure != null) {
      LOG.debug("The log did not take a record", failure);
    }
  }
}
