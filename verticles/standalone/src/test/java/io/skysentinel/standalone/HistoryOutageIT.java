package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database takes nothing for a while: meanwhile nothing is read, health and metrics say why,
 * and afterwards each record is there once.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class HistoryOutageIT {
  private static final int REPORTS = 50;
  private static final double BEFORE_NOW_S = 3_000;

  /** So many reports are more than a node reads before it pauses. */
  private static final int MANY_REPORTS = 1_500;

  @TempDir Path temp;

  private final Squawks squawks = new Squawks(System.currentTimeMillis() / 1000 - BEFORE_NOW_S);
  private long written;

  @Test
  void theDatabaseIsAwayForAWhile() throws Exception {
    try (KeptPast kept = KeptPast.open(temp.resolve("database"));
        BrokerProcess broker = BrokerProcess.start(temp.resolve("log"));
        NodeLog log = NodeLog.open(broker.bootstrap(), System.currentTimeMillis());
        NodeChild node = kept.node(broker)) {
      write(log, REPORTS);
      kept.awaitAllOf(new KafkaClient(broker.bootstrap()), written);

      kept.stop();
      write(log, REPORTS);
      awaitTrouble(node);
      write(log, MANY_REPORTS);
      awaitPaused(node, MANY_REPORTS);
      kept.start();

      kept.awaitAllOf(new KafkaClient(broker.bootstrap()), written);
      assertAllIsWell(node);
    }
  }

  @Test
  void itsDiskIsFullForAWhile() throws Exception {
    Path disk = Files.createDirectory(temp.resolve("disk"));
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=700m", "none", disk.toString()) == 0);
    try (KeptPast kept = KeptPast.open(disk.resolve("database"));
        BrokerProcess broker = BrokerProcess.start(temp.resolve("log"));
        NodeLog log = NodeLog.open(broker.bootstrap(), System.currentTimeMillis());
        NodeChild node = kept.node(broker)) {
      write(log, REPORTS);
      kept.awaitAllOf(new KafkaClient(broker.bootstrap()), written);

      Path filler = disk.resolve("filler");
      fill(filler);
      soon("it is full")
          .ignoreExceptions()
          .until(() -> {
            write(log, REPORTS);
            return node.metric("history_refused_total") > 0;
          });
      awaitTrouble(node);
      write(log, MANY_REPORTS);
      // Some may still go into room that the server had taken before.
      awaitPaused(node, 1);
      Files.delete(filler);

      kept.awaitAllOf(new KafkaClient(broker.bootstrap()), written);
      assertAllIsWell(node);
    } finally {
      soon("the disk is taken away").until(() -> run("umount", disk.toString()) == 0);
    }
  }

  private void write(NodeLog log, int reports) throws Exception {
    written += squawks.write(log, reports);
  }

  private static void awaitTrouble(NodeChild node) {
    soon("health says so")
        .untilAsserted(() -> {
          assertThat(node.get("/health/ready").body())
              .contains("the database does not take what was read: ");
          assertThat(node.metric("history_up")).isZero();
          assertThat(node.metric("history_refused_total")).isPositive();
        });
    assertThat(node.log())
        .anyMatch(line -> line.contains("Nothing more is read of flights.updates until it does"));
  }

  private static void awaitPaused(NodeChild node, int reports) {
    soon("what comes waits in the log")
        .until(() -> node.metric("history_behind_records") >= (double) reports * Squawks.AIRCRAFT);
  }

  private static void assertAllIsWell(NodeChild node) throws Exception {
    soon("health says so")
        .untilAsserted(() -> {
          assertThat(node.metric("history_up")).isEqualTo(1);
          assertThat(node.metric("history_behind_records")).isZero();
        });
    assertThat(node.log()).anyMatch(line -> line.contains("The database answers again"));
    assertThat(node.metric("history_updates_total", "result=\"missed\"")).isZero();
  }

  /** Takes all room that there is. */
  private static void fill(Path filler) throws IOException {
    byte[] much = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (Files.getFileStore(filler).getUsableSpace() > 0) {
        out.write(much);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private static ConditionFactory soon(String what) {
    return await(what).atMost(3, TimeUnit.MINUTES);
  }
}
