package io.skysentinel.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.AnomalyJson;
import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.EventPhase;
import io.skysentinel.core.detect.Severity;
import io.skysentinel.platform.log.ClientSettings;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.testing.UnexplainedLines;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What detectors say is in the database as it was said last, whatever ends a node. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class KeptAnomaliesIT {
  private static final String TOPIC = "flights.anomalies";
  private static final int AIRCRAFT = 40;
  private static final double T = System.currentTimeMillis() / 1000 - 3_600;

  @TempDir Path temp;

  @Test
  void theyAreKeptOnceAndAsTheyWereSaidLast() throws Exception {
    try (KeptPast kept = KeptPast.open(temp.resolve("database"));
        BrokerProcess broker = BrokerProcess.start(temp.resolve("log"))) {
      KafkaClient log = new KafkaClient(broker.bootstrap());
      NodeChild node = kept.node(broker);
      try {
        // Where nothing detects, nothing is missed.
        node.awaitReady();
        assertThat(UnexplainedLines.in(node.log())).isEmpty();

        log.createTopic(TOPIC, 12);
        say(broker, EventPhase.START, true);
        soon("they are kept").until(() -> kept.ask("select count(*) from anomalies") == AIRCRAFT);
        assertThat(UnexplainedLines.in(node.log())).isEmpty();

        say(broker, EventPhase.UPDATE, false);
        log.write(new ProducerRecord<>(TOPIC, 0, null, "nonsense".getBytes(UTF_8)));
        node.kill();
        say(broker, EventPhase.END, true);
        node = kept.node(broker);
        NodeChild second = node;
        soon("all have ended")
            .until(
                () -> kept.ask("select count(*) from anomalies where phase = 'end'") == AIRCRAFT);
        soon("the nonsense is counted")
            .until(() -> second.metric("history_anomalies_total", "result=\"broken\"") == 1);

        assertThat(kept.ask("select count(*) from anomalies")).isEqualTo(AIRCRAFT);
        // What is taken back was never said.
        assertThat(kept.ask("select count(*) from anomalies where phase = 'update'")).isZero();
        assertThat(node.metric("history_anomalies_total", "result=\"missed\"")).isZero();
        JsonObject answer = new JsonObject(node.get("/anomalies?limit=1&icao24=a00007").body());
        assertThat(answer.getJsonArray("anomalies").getJsonObject(0))
            .isEqualTo(new JsonObject(new String(event(7, EventPhase.END), UTF_8)));
        assertThat(answer.getValue("next")).isNull();
      } finally {
        node.close();
      }
    }
  }

  /** In a transaction, as detectors do. */
  private static void say(BrokerProcess broker, EventPhase phase, boolean isCertain)
      throws Exception {
    Properties settings =
        ClientSettings.transactions(LogAddress.plain(broker.bootstrap()), "test-detector");
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "test-detector");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 60_000);
    try (KafkaProducer<byte[], byte[]> detector = new KafkaProducer<>(settings)) {
      detector.initTransactions();
      detector.beginTransaction();
      List<ProducerRecord<byte[], byte[]>> records =
          IntStream.range(0, AIRCRAFT)
              .mapToObj(
                  i -> new ProducerRecord<>(TOPIC, icao24(i).getBytes(UTF_8), event(i, phase)))
              .toList();
      for (ProducerRecord<byte[], byte[]> record : records) {
        var unused = detector.send(record);
      }
      detector.flush();
      if (isCertain) {
        detector.commitTransaction();
      } else {
        detector.abortTransaction();
      }
    }
  }

  private static String icao24(int i) {
    return "%06x".formatted(0xa00000 + i);
  }

  private static byte[] event(int i, EventPhase phase) {
    double t = T + i;
    boolean hasEnded = phase == EventPhase.END;
    return AnomalyJson.encode(
        new AnomalyEvent(
            AnomalyEvent.idOf(icao24(i), AnomalyKind.HOLDING, t),
            phase,
            AnomalyKind.HOLDING,
            Severity.LOW,
            0.7,
            icao24(i),
            null,
            t,
            t + 60 + phase.ordinal() * 60,
            hasEnded ? t + 170 : Double.NaN,
            50,
            8.5,
            3_000,
            List.of(),
            "It circles.",
            Math.round((t + 61 + phase.ordinal() * 60) * 1000)));
  }

  private static ConditionFactory soon(String what) {
    return await(what).atMost(3, TimeUnit.MINUTES).ignoreExceptions();
  }
}
