package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.node.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class FailoverIT {
  private static final String STARTS = "Feed simulator starts on this node";

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
      await().until(() -> runs(a) != runs(b));
      NodeChild owner = runs(a) ? a : b;
      NodeChild other = runs(a) ? b : a;
      KafkaClient client = new KafkaClient(broker.bootstrap());
      assertThat(client.readKeys("flights.state", 30)).hasSizeGreaterThanOrEqualTo(30);

      Files.writeString(
          temp.resolve("a.json"), "{\"feeds\":{\"simulator\":{\"updateIntervalSeconds\":2}}}");
      b.awaitLine("New configuration in force: feeds.simulator.updateIntervalSeconds");

      owner.kill();
      other.awaitLine(STARTS);
      await().atMost(30, TimeUnit.SECONDS).until(() -> published(other) > 0);
    }
  }

  private static NodeChild node(String name, BrokerProcess broker, int port, int peer)
      throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("NODE_NAME", name);
    environment.put("REDPANDA_BROKER", broker.bootstrap());
    environment.put("SIMULATOR_AIRCRAFT", "30");
    environment.put("CLUSTER_ENABLED", "true");
    environment.put("CLUSTER_PORT", String.valueOf(port));
    environment.put("CLUSTER_MEMBERS", "127.0.0.1:" + port + ",127.0.0.1:" + peer);
    Path file = Files.writeString(temp.resolve(name + ".json"), "{}");
    return NodeChild.start(Main.class, environment, "--config", file.toString());
  }

  private static boolean runs(NodeChild node) {
    List<String> log = node.log();
    return log.stream().anyMatch(line -> line.contains(STARTS));
  }

  private static double published(NodeChild node) throws Exception {
    return node.metric("producer_flights_published_total");
  }
}
