package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.detector.judging.CommitNote;
import io.skysentinel.detector.log.DetectorClients;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Detectors come and go, and are put out by others, while updates are written. */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class DetectorGroupIT {
  private static final int PARTITIONS = 12;

  @TempDir static Path temp;

  private final Squawks squawks = new Squawks();

  @Test
  void aShareThatMovesIsHandedOverAndWhoIsPutOutBeginsAnew() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(temp);
        NodeLog log = NodeLog.open(broker.bootstrap(), System.currentTimeMillis())) {
      KafkaClient client = new KafkaClient(broker.bootstrap());
      ToldByDetectors told = new ToldByDetectors(client);
      int written = 0;
      try (DetectorNode first = DetectorNode.start(broker.bootstrap())) {
        soon("one has all").until(() -> first.isUp() && first.partitions() == PARTITIONS);
        written += squawks.write(log, 50);
        try (DetectorNode second = DetectorNode.start(broker.bootstrap())) {
          written += squawks.write(log, 50);
          soon("each has a half").until(() -> first.partitions() == 6 && second.partitions() == 6);
          written += squawks.write(log, 50);
          told.awaitAll(written);
          assertThat(first.restarts() + second.restarts()).isZero();
        }
        soon("one has all again").until(() -> first.partitions() == PARTITIONS);
        written += squawks.write(log, 50);
        told.awaitAll(written);
        assertThat(first.restarts()).isZero();

        fenceOff(client);
        written += squawks.write(log, 50);
        told.awaitAll(written);
        assertThat(first.restarts()).isPositive();

        double before = first.restarts();
        putOut(client);
        written += squawks.write(log, 50);
        soon("it has noticed").until(() -> first.restarts() > before);
        told.awaitAll(written);
        soon("it is well").until(first::isUp);
      }
      told.assertOnceAsUndisturbed();
      assertThat(writers(client)).as("whoever leaves takes the names off").isEmpty();
    }
  }

  private static void fenceOff(KafkaClient client) throws Exception {
    Set<String> writers = writers(client);
    assertThat(writers).hasSize(1);
    try (Admin admin = client.admin()) {
      Void unused = admin.fenceProducers(writers).all().get();
    }
  }

  private static void putOut(KafkaClient client) throws Exception {
    try (Admin admin = client.admin()) {
      Void unused =
          admin
              .removeMembersFromConsumerGroup(
                  DetectorClients.GROUP, new RemoveMembersFromConsumerGroupOptions())
              .all()
              .get();
    }
  }

  private static Set<String> writers(KafkaClient client) throws Exception {
    try (Admin admin = client.admin()) {
      Collection<OffsetAndMetadata> offsets =
          admin
              .listConsumerGroupOffsets(DetectorClients.GROUP)
              .partitionsToOffsetAndMetadata()
              .get()
              .values();
      return offsets.stream()
          .map(offset -> CommitNote.of(offset.metadata()).writer())
          .filter(writer -> !writer.isEmpty())
          .collect(Collectors.toSet());
    }
  }

  private static ConditionFactory soon(String what) {
    return await(what).atMost(3, TimeUnit.MINUTES);
  }
}
