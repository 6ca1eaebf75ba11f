package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What stands in the topics of the detectors, against what should. */
final class ToldByDetectors {
  private static final String UPDATES = "flights.updates";
  private static final String PROCESSED = "flights.processed";
  private static final String ANOMALIES = "flights.anomalies";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KafkaClient client;

  ToldByDetectors(KafkaClient client) {
    this.client = client;
  }

  /** How many processed updates there are. */
  int updates() {
    return client.readCommitted(PROCESSED).size();
  }

  /** What is said of anomalies, those of each aircraft in order. */
  List<JsonNode> events() throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (ConsumerRecord<String, String> record : client.readCommitted(ANOMALIES)) {
      events.add(JSON.readTree(record.value()));
    }
    return events;
  }

  /** Each event's id and what was said of it. */
  List<String> phases() throws IOException {
    return events().stream()
        .map(event -> event.get("id").asText() + " " + event.get("phase").asText())
        .toList();
  }

  /** The feed's writer may write something twice when the log does not answer. */
  void awaitAll(int atLeast) {
    await("all is written")
        .atMost(3, TimeUnit.MINUTES)
        .until(() -> client.countAll(UPDATES) >= atLeast);
    await("all is told")
        .atMost(3, TimeUnit.MINUTES)
        .until(() -> updates() >= client.countAll(UPDATES));
  }

  /** Each update once, and each event as somebody says it who reads all of it in one go. */
  void assertOnceAsUndisturbed() throws Exception {
    UndisturbedDetector expected = UndisturbedDetector.read(client.readAll(UPDATES));
    List<String> updates = new ArrayList<>();
    for (ConsumerRecord<String, String> record : client.readCommitted(PROCESSED)) {
      JsonNode update = JSON.readTree(record.value());
      updates.add(update.get("icao24").asText() + " " + update.get("timestamp").asLong());
    }
    assertThat(updates).containsExactlyInAnyOrderElementsOf(expected.updates);
    assertThat(expected.events).isNotEmpty();
    assertThat(phases()).containsExactlyInAnyOrderElementsOf(expected.events);
  }
}
