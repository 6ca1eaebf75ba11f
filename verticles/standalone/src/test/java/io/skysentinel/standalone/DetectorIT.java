package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skysentinel.node.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each update is told once, and each event as in an undisturbed run, whatever ends a detector or
 * the log. {@code -Ddetector.kills=20} kills as often.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class DetectorIT {
  private static final int KILLS = Integer.getInteger("detector.kills", 4);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path temp;

  private final Squawks squawks = new Squawks();

  @Test
  void twoDetectorsOfWhichOneIsKilledAgainAndAgain() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(temp.resolve("kills"));
        NodeLog log = NodeLog.open(broker.bootstrap(), System.currentTimeMillis())) {
      ToldByDetectors told = new ToldByDetectors(new KafkaClient(broker.bootstrap()));
      List<NodeChild> nodes = new ArrayList<>(List.of(node(broker), node(broker)));
      try {
        nodes.forEach(NodeChild::awaitReady);
        int written = 0;
        for (int kill = 0; kill < KILLS; kill++) {
          written += squawks.write(log, 50);
          int some = written / 2;
          soon("some of it is told").until(() -> told.updates() > some);
          nodes.get(kill % 2).kill();
          written += squawks.write(log, 50);
          nodes.set(kill % 2, node(broker));
        }
        told.awaitAll(written);
        told.assertOnceAsUndisturbed();
        nodes.get(0).awaitReady();
        long events = told.events().stream().map(event -> event.get("id")).distinct().count();
        soon("all that was found is known to who asks")
            .until(() -> anomalies(nodes.get(0), "?limit=10000").size() == events);
        assertThat(anomalies(nodes.get(0), "?icao24=a00000&limit=1").size()).isEqualTo(1);
        assertThat(nodes.get(0).get("/anomalies?colour=red").statusCode()).isEqualTo(400);
      } finally {
        nodes.forEach(NodeChild::close);
      }
    }
  }

  @Test
  void aBrokerThatIsAwayIsWaitedFor() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(temp.resolve("away"));
        NodeLog log = NodeLog.open(broker.bootstrap(), System.currentTimeMillis());
        DetectorNode node = DetectorNode.start(broker.bootstrap())) {
      ToldByDetectors told = new ToldByDetectors(new KafkaClient(broker.bootstrap()));
      soon("it has its share").until(node::isUp);
      int written = 0;
      for (int outage = 0; outage < 2; outage++) {
        written += squawks.write(log, 50);
        broker.kill();
        written += squawks.write(log, 20);
        broker.restart();
        written += squawks.write(log, 50);
      }
      told.awaitAll(written);
      told.assertOnceAsUndisturbed();
      soon("it is well").until(node::isUp);
    }
  }

  @Test
  void whatWasToldIsNotToldAgainAndGoesOnUnderItsName() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(temp.resolve("again"));
        NodeLog log = NodeLog.open(broker.bootstrap(), System.currentTimeMillis())) {
      ToldByDetectors told = new ToldByDetectors(new KafkaClient(broker.bootstrap()));
      try (DetectorNode first = DetectorNode.start(broker.bootstrap())) {
        squawk(log, "7700", 6);
        soon("it is published").until(() -> first.said().size() == 1);
        assertThat(JSON.readTree(first.said().get(0).json()).get("phase").asText())
            .isEqualTo("start");
      }
      try (DetectorNode second = DetectorNode.start(broker.bootstrap())) {
        squawk(log, "7700", 1);
        soon("it has read all of it").until(() -> told.updates() == 7);
        soon("it has counted it").until(() -> second.updates("judged") == 1);
        assertThat(second.updates("again")).isEqualTo(6);
        assertThat(second.said()).isEmpty();

        squawk(log, "1200", 12);
        soon("its end is published").until(() -> second.said().size() == 1);
      }
      soon("all is told").until(() -> told.updates() == 19);
      assertThatOneEventBeganAndEnded(told);
    }
  }

  /** It began before what is read again, which alone does not tell when. */
  @Test
  void anEventThatIsOlderThanWhatIsReadAgainKeepsItsName() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(temp.resolve("old"));
        NodeLog log = NodeLog.open(broker.bootstrap(), System.currentTimeMillis())) {
      KafkaClient client = new KafkaClient(broker.bootstrap());
      ToldByDetectors told = new ToldByDetectors(client);
      long now = System.currentTimeMillis();
      for (int minute = -40; minute <= 0; minute += 4) {
        client.write(squawks.record("7700", now + TimeUnit.MINUTES.toMillis(minute)));
      }
      try (DetectorNode first = DetectorNode.start(broker.bootstrap())) {
        soon("it has its share").until(first::isUp);
        soon("all is judged").until(() -> told.updates() == 11);
      }
      try (DetectorNode second = DetectorNode.start(broker.bootstrap())) {
        squawk(log, "1200", 12);
        soon("its end is published").until(() -> second.said().size() == 1);
        assertThat(second.updates("again")).isBetween(3.0, 5.0);
      }
      assertThatOneEventBeganAndEnded(told);
    }
  }

  /** As many reports of one aircraft as the rule wants to see, before it believes a code. */
  private void squawk(NodeLog log, String code, int reports) throws TimeoutException {
    for (int i = 0; i < reports; i++) {
      log.write(squawks.one(code));
    }
  }

  private static void assertThatOneEventBeganAndEnded(ToldByDetectors told) throws IOException {
    String id = told.events().get(0).get("id").asText();
    assertThat(told.phases()).containsExactly(id + " start", id + " end");
  }

  private static JsonNode anomalies(NodeChild node, String query) throws Exception {
    return JSON.readTree(node.get("/anomalies" + query).body()).path("anomalies");
  }

  private static NodeChild node(BrokerProcess broker) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("ROLES", "detector");
    environment.put("REDPANDA_BROKER", broker.bootstrap());
    return NodeChild.start(Main.class, environment);
  }

  private static ConditionFactory soon(String what) {
    return await(what).atMost(3, TimeUnit.MINUTES);
  }
}
