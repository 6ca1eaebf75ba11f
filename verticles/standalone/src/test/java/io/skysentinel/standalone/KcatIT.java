package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.contract.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a node leaves in the log, seen from outside by clients that are not ours. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class KcatIT {
  private static final String STATE = "flights.state";
  private static final String UPDATES = "flights.updates";
  private static final long NOW_MS = 1_767_323_045_678L;
  private static final byte[] DEAD = "not,a,flight".getBytes(StandardCharsets.UTF_8);

  @TempDir static Path temp;
  private static EmbeddedKafka broker;

  @BeforeAll
  static void aNodeHasWrittenTwoAnswersOfAFeed() throws Exception {
    broker = EmbeddedKafka.start(temp.resolve("kafka"), PortChoice.any());
    try (NodeLog log = NodeLog.open(broker.bootstrap(), NOW_MS)) {
      log.write(batch(state("a1b2c3", 40.64), state("4ca123", 51.47)));
      log.write(batch(state("a1b2c3", 40.65)));
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void theTopicsAreListed() throws Exception {
    assumeKcat();

    assertThat(Kcat.run("-b", broker.bootstrap(), "-L"))
        .contains(
            "  broker 1 at " + broker.bootstrap() + " (controller)",
            "  topic \"flights.state\" with 12 partitions:",
            "  topic \"flights.updates\" with 12 partitions:",
            "  topic \"flights.deadletter\" with 1 partitions:");
  }

  @Test
  void everyUpdateIsAnEnvelopeUnderItsAircraftsKey() throws Exception {
    assumeKcat();

    assertThat(read(UPDATES))
        .hasSize(3)
        .allSatisfy(record -> assertEnvelope(record, "flight_update"));
  }

  @Test
  void theLastStateOfEveryAircraftIsInTheCompactedTopic() throws Exception {
    assumeKcat();
    List<Keyed> records = read(STATE);

    assertThat(records).allSatisfy(record -> assertEnvelope(record, "flight_state"));
    Map<String, Double> lastLatitudes = new HashMap<>();
    records.forEach(record -> lastLatitudes.put(record.key, record.latitude()));
    assertThat(lastLatitudes).isEqualTo(Map.of("a1b2c3", 40.65, "4ca123", 51.47));
  }

  @Test
  void whatWasNotUnderstoodIsKeptAsItCame() throws Exception {
    assumeKcat();

    assertThat(consume("flights.deadletter", "%k %s %h\\n"))
        .hasSize(2)
        .allSatisfy(line ->
            assertThat(line)
                .startsWith("receiver not,a,flight ")
                .contains("reason=malformed", "where=line 7"));
  }

  @Test
  void theTopicsHaveTheDesignsSettings() throws Exception {
    try (Admin admin = new KafkaClient(broker.bootstrap()).admin()) {
      Map<String, Config> settings = settings(admin, STATE, UPDATES);

      assertThat(value(settings.get(STATE), "cleanup.policy")).isEqualTo("compact");
      assertThat(value(settings.get(UPDATES), "cleanup.policy")).isEqualTo("delete");
      assertThat(value(settings.get(UPDATES), "retention.ms"))
          .isEqualTo(String.valueOf(TimeUnit.HOURS.toMillis(24)));
    }
  }

  private static void assumeKcat() throws InterruptedException {
    assumeTrue(Kcat.isInstalled(), "kcat is not installed (apt-get install kcat)");
  }

  private static void assertEnvelope(Keyed record, String type) {
    assertThat(record.value.path("schema_version").intValue()).isEqualTo(1);
    assertThat(record.value.path("type").textValue()).isEqualTo(type);
    assertThat(record.value.path("source").path("provider").textValue()).isEqualTo("readsb");
    assertThat(record.value.path("payload").path("icao24").textValue()).isEqualTo(record.key);
  }

  private record Keyed(String key, JsonNode value) {
    double latitude() {
      return value.path("payload").path("position").path("lat").doubleValue();
    }
  }

  private static List<Keyed> read(String topic) throws Exception {
    ObjectMapper json = new ObjectMapper();
    List<Keyed> records = new ArrayList<>();
    for (String line : consume(topic, "%k %s\\n")) {
      String[] keyAndValue = line.split(" ", 2);
      records.add(new Keyed(keyAndValue[0], json.readTree(keyAndValue[1])));
    }
    return records;
  }

  private static List<String> consume(String topic, String format) throws Exception {
    return Kcat.run(
        "-b", broker.bootstrap(), "-C", "-q", "-e", "-o", "beginning", "-t", topic, "-f", format);
  }

  private static Map<String, Config> settings(Admin admin, String... topics) throws Exception {
    Map<String, Config> settings = new HashMap<>();
    for (String topic : topics) {
      ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
      settings.put(topic, admin.describeConfigs(List.of(resource)).all().get().get(resource));
    }
    return settings;
  }

  private static String value(Config config, String name) {
    return config.get(name).value();
  }

  private static FeedBatch batch(FlightState... states) {
    Source source = new Source("receiver", "readsb", Source.Mode.LIVE, null, 1);
    Reject reject = new Reject(RejectReason.MALFORMED, "line 7", "not a flight", DEAD);
    return new FeedBatch(source, NOW_MS, List.of(states), List.of(reject));
  }

  private static FlightState state(String icao24, double lat) {
    FlightStateBuilder builder = new FlightStateBuilder();
    builder.icao24 = icao24;
    builder.lat = lat;
    builder.lon = -73.78;
    builder.lastContactUnix = 1_767_323_044;
    return builder.build();
  }
}
