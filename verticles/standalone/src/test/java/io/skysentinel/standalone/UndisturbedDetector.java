package io.skysentinel.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.ProcessedUpdate;
import io.skysentinel.core.detect.judging.Judges;
import io.skysentinel.core.detect.rule.DetectThresholds;
import io.skysentinel.core.detect.runway.Runways;
import io.skysentinel.core.envelope.EnvelopeDecoder;
import io.skysentinel.core.reference.ReferenceData;
import io.skysentinel.detector.judging.JudgedPartition;
import io.skysentinel.detector.judging.Spoken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a detector says that reads the updates once, from the beginning to the end. */
final class UndisturbedDetector implements Spoken {
  final List<String> updates = new ArrayList<>();
  final List<String> events = new ArrayList<>();

  static UndisturbedDetector read(List<ConsumerRecord<String, String>> log) throws Exception {
    UndisturbedDetector said = new UndisturbedDetector();
    Runways runways = Runways.of(ReferenceData.airports());
    Map<Integer, JudgedPartition> partitions = new HashMap<>();
    for (ConsumerRecord<String, String> record : log) {
      Envelope update = EnvelopeDecoder.decode(record.value().getBytes(UTF_8));
      partitions
          .computeIfAbsent(
              record.partition(),
              number ->
                  new JudgedPartition(
                      Judges.create(DetectThresholds.DEFAULT, runways),
                      0,
                      0,
                      UndisturbedDetector::fail))
          .update(record.offset(), record.timestamp(), update, said);
    }
    return said;
  }

  private static void fail(RuntimeException failure) {
    throw failure;
  }

  @Override
  public void processed(ProcessedUpdate update) {
    updates.add(update.icao24() + " " + (long) update.timestamp());
  }

  @Override
  public void event(AnomalyEvent event) {
    events.add(event.id() + " " + event.phase().wireName());
  }
}
