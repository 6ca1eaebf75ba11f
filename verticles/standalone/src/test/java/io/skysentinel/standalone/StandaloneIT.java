package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.testing.UnexplainedLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SkySentinel on one machine as {@code scripts/run} starts it, in a process of its own. */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class StandaloneIT {
  private static final int SIGTERM_EXIT = 143;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path temp;

  @Test
  void simulatedAircraftReachBothTopicsAndThePastAndAStopIsCleanAndQuiet() throws Exception {
    try (NodeChild node =
        NodeChild.start(
            StandaloneMain.class,
            // With all roles that a user gets who names none.
            Map.of("SIMULATOR_AIRCRAFT", "40", "ROLES", ""),
            "--config",
            file("{}").toString(),
            "--data-dir",
            temp.resolve("data").toString(),
            "--kafka-port",
            "0")) {
      node.awaitReady();
      KafkaClient client =
          new KafkaClient(node.awaitLine("broker in this process at (\\S+),").group(1));
      assertThat(client.readKeys("flights.state", 40)).hasSizeGreaterThanOrEqualTo(40);
      assertThat(client.readKeys("flights.updates", 40)).hasSizeGreaterThanOrEqualTo(40);
      assertThat(node.metric("producer_current_flights")).isGreaterThanOrEqualTo(40);
      assertThat(node.metric("kafka_producer_record_send_total")).isPositive();
      assertThat(node.metric("jvm_memory_used_bytes")).isPositive();
      await()
          .atMost(PATIENCE)
          .until(() -> node.metric("history_updates_total", "result=\"written\"") >= 40);

      assertThat(node.terminate()).isEqualTo(SIGTERM_EXIT);
      assertThat(node.log().get(node.log().size() - 1)).endsWith("Stopped");
      assertThat(UnexplainedLines.in(node.log())).isEmpty();
    }
  }

  @Test
  void aSavedConfigurationTakesEffectAndABadOneIsRefusedWhole() throws Exception {
    Path file = file("{\"feeds\":{\"simulator\":{\"aircraft\":20}}}");
    try (NodeChild node =
        NodeChild.start(
            StandaloneMain.class,
            Map.of(),
            "--config",
            file.toString(),
            "--ephemeral",
            "--kafka-port",
            "0")) {
      node.awaitReady();

      Files.writeString(file, "{\"feeds\":{\"simulator\":{\"aircraft\":120}}}");
      node.awaitLine("New configuration in force: feeds.simulator.aircraft");
      await().atMost(PATIENCE).until(() -> node.metric("producer_current_flights") >= 120);

      Files.writeString(
          file, "{\"feeds\":{\"simulator\":{\"aircraft\":5,\"aircrafts\":\"many\"}}}");
      node.awaitLine("The configuration is refused, the old one stays in force");
      node.awaitLine("feeds.simulator.aircrafts .*did you mean aircraft\\?");

      Files.writeString(
          file,
          "{\"node\":{\"shutdownSeconds\":20},\"logging\":{\"levels\":{\"org.apache.kafka\":\"debug\"}}}");
      node.awaitLine(
          "node.shutdownSeconds cannot change while running \\(10 stays until a restart");
      node.awaitLine("New configuration in force: .*logging.levels");
      node.awaitLine(" DEBUG ");
    }
  }

  @Test
  void aWrongConfigurationIsToldBeforeAnythingIsOpened() throws Exception {
    Path file = file("{\"publisher\":{\"lingerMs\":\"soon\"},\"activeFeeds\":[\"radar\"]}");
    try (NodeChild node =
        NodeChild.start(
            StandaloneMain.class, Map.of(), "--config", file.toString(), "--check-config")) {
      assertThat(node.exitCode()).isEqualTo(2);
      assertThat(node.log())
          .anySatisfy(
              line -> assertThat(line).contains(file.toString(), "publisher.lingerMs", "soon"))
          .anySatisfy(line -> assertThat(line).contains("activeFeeds", "radar"))
          .noneSatisfy(line -> assertThat(line).contains("Exception"));
    }
  }

  @Test
  void aSecondOneOnTheSameDataIsToldWhoUsesIt() throws Exception {
    try (DataDir inUse = DataDir.open(temp);
        NodeChild node =
            NodeChild.start(
                StandaloneMain.class, Map.of(), "--data-dir", inUse.path().toString())) {
      assertThat(node.exitCode()).isEqualTo(1);
      assertThat(node.log())
          .anySatisfy(line ->
              assertThat(line).contains("process " + ProcessHandle.current().pid(), "--data-dir"))
          .noneSatisfy(line -> assertThat(line).contains("Exception"));
    }
  }

  private Path file(String json) throws Exception {
    return Files.writeString(temp.resolve("skysentinel.json"), json);
  }
}
