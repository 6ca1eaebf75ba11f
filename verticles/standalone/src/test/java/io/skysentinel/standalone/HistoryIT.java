package io.skysentinel.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.envelope.EnvelopeDecoder;
import io.skysentinel.node.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
      List<NodeChild> nodes = new ArrayList<>(List.of(node(broker, kept), node(broker, kept)));
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
            case 0 -> nodes.set(kill / 3 % 2, node(broker, kept));
            case 1 -> broker.restart();
            default -> assertThat(nodes).hasSize(2);
          }
        }
        awaitAll(written, new KafkaClient(broker.bootstrap()), kept);
        for (NodeChild node : nodes) {
          assertThat(node.metric("history_updates_total", "result=\"missed\"")).isZero();
        }
      } finally {
        nodes.forEach(NodeChild::close);
      }
    }
  }

  /** The feed's writer may write something twice when the log does not answer. */
  private static void awaitAll(long atLeast, KafkaClient log, KeptPast kept) throws Exception {
    soon("all is in the log").until(() -> log.countAll(UPDATES) >= atLeast);
    soon("all of it is kept")
        .ignoreExceptions()
        .until(() -> kept.ask(ROWS) >= log.countAll(UPDATES));
    assertThat(kept.sums()).hasToString(sums(log).toString());
    assertThat(kept.ask("select count(*) from flights_current")).isEqualTo(Squawks.AIRCRAFT);
  }

  private static AircraftSums sums(KafkaClient log) throws Exception {
    AircraftSums sums = new AircraftSums();
    for (ConsumerRecord<String, String> record : log.readAll(UPDATES)) {
      FlightState state = EnvelopeDecoder.decode(record.value().getBytes(UTF_8)).payload();
      sums.add(
          state.icao24(),
          state.lastContactUnix(),
          state.lat(),
          state.lon(),
          String.valueOf(state.squawk()));
    }
    return sums;
  }

  private static NodeChild node(BrokerProcess broker, KeptPast kept) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("ROLES", "history");
    environment.put("REDPANDA_BROKER", broker.bootstrap());
    environment.put("DATABASE_URL", kept.url());
    environment.put("HISTORY_WRITE_EVERY_MS", "100");
    environment.put("HISTORY_ROW_HOURS", "24");
    return NodeChild.start(Main.class, environment);
  }

  private static ConditionFactory soon(String what) {
    return await(what).atMost(3, TimeUnit.MINUTES);
  }
}
