package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.node.StartupException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real brokers, in this process and in children that are killed. */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class EmbeddedKafkaIT {
  private static final int RECORDS = 20_000;

  @TempDir Path temp;

  @Test
  void whatWasAcknowledgedSurvivesAKill() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(temp)) {
      KafkaClient client = new KafkaClient(broker.bootstrap());
      client.createTopic("flights", 12);
      client.write("flights", 0, RECORDS);

      broker.kill();
      broker.restart();

      client.write("flights", RECORDS, RECORDS + 10);
      assertThat(client.read("flights", RECORDS + 10)).isEqualTo(values(RECORDS + 10));
    }
  }

  @Test
  void aSecondProcessIsTurnedAwayUntilTheFirstIsDead() throws Exception {
    try (BrokerProcess first = BrokerProcess.start(temp)) {
      try (ChildJvm second = ChildJvm.start(BrokerChild.class, temp.toString(), "0")) {
        assertThat(second.await("refused="))
            .isEqualTo(
                "%s is in use by process %d; stop it, or give another --data-dir.",
                temp.toRealPath(), first.pid());
        assertThat(second.exitCode()).isEqualTo(2);
      }
      first.kill();
      try (ChildJvm third = ChildJvm.start(BrokerChild.class, temp.toString(), "0")) {
        assertThat(third.await("bootstrap=")).startsWith("127.0.0.1:");
      }
    }
  }

  @Test
  void aStopKeepsTheDataAndTheNextStartMayUseAnotherPort() throws Exception {
    EmbeddedKafka first = EmbeddedKafka.start(temp.resolve("kafka"), PortChoice.any());
    KafkaClient client = new KafkaClient(first.bootstrap());
    client.createTopic("flights", 2);
    client.write("flights", 0, 100);
    first.close();
    first.close();

    // Any port could be the old one again.
    PortChoice another = PortChoice.exactly(BrokerProcess.freePort());
    try (EmbeddedKafka second = EmbeddedKafka.start(temp.resolve("kafka"), another)) {
      assertThat(second.bootstrap()).isNotEqualTo(first.bootstrap());
      assertThat(new KafkaClient(second.bootstrap()).read("flights", 100)).isEqualTo(values(100));
    }
  }

  @Test
  void theSettingsFitALaptop() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(temp.resolve("kafka"), PortChoice.any())) {
      KafkaClient client = new KafkaClient(kafka.bootstrap());
      client.createTopic("flights", 12);
      client.write("flights", 0, 100);

      try (Admin admin = client.admin()) {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "flights");
        var config = admin.describeConfigs(List.of(topic)).all().get().get(topic);
        assertThat(config.get("retention.bytes").value()).isEqualTo(String.valueOf(256L << 20));
        assertThat(config.get("segment.bytes").value()).isEqualTo(String.valueOf(64 << 20));
        assertThatThrownBy(() -> admin.describeTopics(List.of("misspelt")).allTopicNames().get())
            .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
      }
      assertThat(bytesOnDisk(temp)).isLessThan(64L << 20);
    }
  }

  @Test
  void aDirectoryOfSomethingElseIsLeftAlone() throws IOException {
    Path file = Files.writeString(temp.resolve("thesis.txt"), "x");

    assertThatThrownBy(() -> EmbeddedKafka.start(temp, PortChoice.USUAL))
        .isInstanceOf(StartupException.class)
        .hasMessage(
            "The broker cannot start in %s: it holds files that are not the broker's.", temp);
    assertThat(file).hasContent("x");
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "x");

    assertThatThrownBy(() -> EmbeddedKafka.start(file.resolve("kafka"), PortChoice.USUAL))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("The broker cannot start in " + file.resolve("kafka") + ": ");
  }

  private static Set<String> values(int count) {
    return IntStream.range(0, count).mapToObj(i -> "value" + i).collect(Collectors.toSet());
  }

  /** While the broker runs: a file may be gone when its turn comes. */
  private static long bytesOnDisk(Path dir) throws IOException {
    AtomicLong bytes = new AtomicLong();
    Files.walkFileTree(
        dir,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes.addAndGet(attributes.size());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return bytes.get();
  }
}
