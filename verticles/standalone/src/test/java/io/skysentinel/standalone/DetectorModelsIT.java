package io.skysentinel.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What detectors have learned is there again when they are. */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class DetectorModelsIT {
  private static final String MODELS = "skysentinel.models";

  /** More than a model has to learn before it says anything, and be saved: some 1,500 scores. */
  private static final int REPORTS = 40;

  /** So often an aircraft is scored. */
  private static final long APART_MS = 10_000;

  /** Of these minutes alone nobody would have learned as much. */
  private static final Map<String, String> FORGETFUL = Map.of("DETECTOR_REBUILD_MINUTES", "1");

  @TempDir static Path temp;

  private final Squawks squawks = new Squawks();

  @Test
  void aDetectorGoesOnWithWhatTheOneBeforeHadLearned() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(temp)) {
      KafkaClient client = new KafkaClient(broker.bootstrap());
      ToldByDetectors told = new ToldByDetectors(client);
      long beganMs = System.currentTimeMillis() - REPORTS * APART_MS;
      double learned;
      try (DetectorNode first = DetectorNode.start(broker.bootstrap(), FORGETFUL)) {
        soon("it has its share").until(first::isUp);
        client.write(updates(beganMs, REPORTS));
        soon("all is judged").until(() -> told.updates() == REPORTS * Squawks.AIRCRAFT);
        learned = first.learned();
        assertThat(learned).isEqualTo(REPORTS * Squawks.AIRCRAFT);
      }
      long saved = client.countAll(MODELS);
      assertThat(client.readAll(MODELS))
          .isNotEmpty()
          .allSatisfy(record -> assertThat(record.key()).isEqualTo("large-0"));
      client.write(new ProducerRecord<>(MODELS, "large-1".getBytes(UTF_8), new byte[] {1}));
      try (DetectorNode second = DetectorNode.start(broker.bootstrap(), FORGETFUL)) {
        soon("it knows again what was learned").until(() -> second.models("restored") == 1);
        assertThat(second.models("skipped")).isEqualTo(1);
        assertThat(second.learned()).isGreaterThanOrEqualTo(learned);
        soon("it is well").until(second::isUp);
        double before = second.learned();
        client.write(updates(System.currentTimeMillis() + APART_MS, 1));
        soon("it learns on").until(() -> second.learned() >= before + Squawks.AIRCRAFT);
      }
      assertThat(client.countAll(MODELS)).as("and is saved again").isGreaterThan(saved + 1);
    }
  }

  private List<ProducerRecord<byte[], byte[]>> updates(long fromMs, int reports) {
    List<ProducerRecord<byte[], byte[]>> updates = new ArrayList<>();
    for (int i = 0; i < reports; i++) {
      updates.addAll(squawks.records(fromMs + i * APART_MS));
    }
    return updates;
  }

  private static ConditionFactory soon(String what) {
    return await(what).atMost(3, TimeUnit.MINUTES);
  }
}
