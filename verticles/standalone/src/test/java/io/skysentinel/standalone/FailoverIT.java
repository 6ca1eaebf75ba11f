package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skysentinel.node.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes, one feed: exactly one of them runs it, and the other takes over when that one dies.
 */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class FailoverIT {
  private static final int AIRCRAFT = 30;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path temp;

  @Test
  void theOtherNodeTakesOverAndBothTakeAConfigurationSavedOnOne() throws Exception {
    int clusterA = BrokerProcess.freePort();
    int clusterB = BrokerProcess.freePort();
    try (BrokerProcess broker = BrokerProcess.start(temp.resolve("kafka"));
        NodeChild a = node("a", broker, clusterA, clusterB);
        NodeChild b = node("b", broker, clusterB, clusterA)) {
      a.awaitReady();
      b.awaitReady();
      KafkaClient client = new KafkaClient(broker.bootstrap());
      assertThat(client.readKeys("flights.state", AIRCRAFT)).hasSizeGreaterThanOrEqualTo(AIRCRAFT);

      Files.writeString(
          temp.resolve("a.json"), "{\"feeds\":{\"simulator\":{\"updateIntervalSeconds\":2}}}");
      b.awaitLine("New configuration in force: feeds.simulator.updateIntervalSeconds");

      // The feed may have gone from the first to the second while they found each other.
      await("both say the same of who runs the feed")
          .atMost(PATIENCE)
          .until(() -> runners(a).size() == 1 && runners(a).equals(runners(b)));
      NodeChild owner = runners(a).equals(List.of("a")) ? a : b;
      NodeChild other = owner == a ? b : a;
      owner.kill();
      double before = published(other);
      await("the other brings aircraft")
          .atMost(PATIENCE)
          .until(() -> published(other) >= before + AIRCRAFT);
    }
  }

  private static NodeChild node(String name, BrokerProcess broker, int port, int peer)
      throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("NODE_NAME", name);
    environment.put("REDPANDA_BROKER", broker.bootstrap());
    environment.put("SIMULATOR_AIRCRAFT", String.valueOf(AIRCRAFT));
    environment.put("CLUSTER_ENABLED", "true");
    environment.put("CLUSTER_PORT", String.valueOf(port));
    environment.put("CLUSTER_MEMBERS", "127.0.0.1:" + port + ",127.0.0.1:" + peer);
    Path file = Files.writeString(temp.resolve(name + ".json"), "{}");
    return NodeChild.start(Main.class, environment, "--config", file.toString());
  }

  /** The names of the nodes of which this one says that they run the feed. */
  private static List<String> runners(NodeChild asked) throws Exception {
    List<String> runners = new ArrayList<>();
    for (JsonNode node : JSON.readTree(asked.get("/status").body()).path("nodes")) {
      if (node.path("feeds").path(0).path("phase").asText().equals("RUNNING")) {
        runners.add(node.path("node").asText());
      }
    }
    return runners;
  }

  private static double published(NodeChild node) throws Exception {
    return node.metric("producer_flights_published_total");
  }
}
