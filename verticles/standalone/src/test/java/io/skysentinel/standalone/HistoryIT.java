package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each record of the log is in the database once, whatever ends a node, the log or the database.
 * {@code -Dhistory.kills=30} kills as often.
 */
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class HistoryIT {
  private static final int KILLS = Integer.getInteger("history.kills", 3);
  private static final String UPDATES = "flights.updates";
  private static final String ROWS = "select count(*) from flights_history";
  private static final int REPORTS = 50;

  /** Time that may come to pass in the reports before they are ahead of the clock. */
  private static final double BEFORE_NOW_S = 3_000;

  @TempDir Path temp;

  private final Squawks squawks = new Squawks(System.currentTimeMillis() / 1000 - BEFORE_NOW_S);

  @Test
  void nodesLogAndDatabaseAreKilledInTurn() throws Exception {
    try (KeptPast kept = KeptPast.open(temp.resolve("database"));
        BrokerProcess broker = BrokerProcess.start(temp.resolve("log"));
        NodeLog log = NodeLog.open(broker.bootstrap(), System.currentTimeMillis())) {
      List<NodeChild> nodes = new ArrayList<>(List.of(kept.node(broker), kept.node(broker)));
      try {
        for (NodeChild node : nodes) {
          soon("both have a share").until(() -> node.metric("history_partitions") > 0);
        }
        long written = 0;
        for (int kill = 0; kill < KILLS; kill++) {
          written += squawks.write(log, REPORTS);
          long some = written / 2;
          soon("some of it is kept").ignoreExceptions().until(() -> kept.ask(ROWS) > some);
          switch (kill % 3) {
            case 0 -> nodes.get(kill / 3 % 2).kill();
            case 1 -> broker.kill();
            default -> kept.kill();
          }
          written += squawks.write(log, REPORTS);
          switch (kill % 3) {
            case 0 -> nodes.set(kill / 3 % 2, kept.node(broker));
            case 1 -> broker.restart();
            default -> assertThat(nodes).hasSize(2);
          }
        }
        kept.awaitAllOf(new KafkaClient(broker.bootstrap()), written);
        assertThat(kept.ask("select count(*) from flights_current")).isEqualTo(Squawks.AIRCRAFT);
        for (NodeChild node : nodes) {
          assertThat(node.metric("history_updates_total", "result=\"missed\"")).isZero();
        }
      } finally {
        nodes.forEach(NodeChild::close);
      }
    }
  }

  @Test
  void aTopicThatWasMadeAnewIsReadFromItsBeginning() throws Exception {
    try (KeptPast kept = KeptPast.open(temp.resolve("database"));
        BrokerProcess broker = BrokerProcess.start(temp.resolve("log"))) {
      KafkaClient client = new KafkaClient(broker.bootstrap());
      long before = writeAll(broker, REPORTS);
      try (NodeChild node = kept.node(broker)) {
        kept.awaitAllOf(client, before);
        assertThat(node.terminate()).isEqualTo(143);
      }

      try (Admin admin = client.admin()) {
        admin.deleteTopics(List.of(UPDATES)).all().get();
        soon("it is gone").until(() -> !admin.listTopics().names().get().contains(UPDATES));
      }
      // More than there was: nobody could tell by the offsets.
      long since = writeAll(broker, 2 * REPORTS);
      try (NodeChild node = kept.node(broker)) {
        soon("all of it is kept").until(() -> kept.ask(ROWS) >= before + since);
        assertThat(kept.ask(ROWS)).isEqualTo(before + client.countAll(UPDATES));
        assertThat(node.log())
            .anyMatch(
                line -> line.contains("flights.updates is not the one that was written before"));
      }
    }
  }

  /** Returns how many updates the log has then. */
  private long writeAll(BrokerProcess broker, int reports) throws Exception {
    try (NodeLog log = NodeLog.open(broker.bootstrap(), System.currentTimeMillis())) {
      int unused = squawks.write(log, reports);
    }
    return new KafkaClient(broker.bootstrap()).countAll(UPDATES);
  }

  private static ConditionFactory soon(String what) {
    return await(what).atMost(3, TimeUnit.MINUTES);
  }
}
