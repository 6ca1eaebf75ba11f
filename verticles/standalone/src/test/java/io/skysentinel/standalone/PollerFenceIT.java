package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.skysentinel.core.contract.FeedStatus;
import io.skysentinel.standalone.CountedSky.Asked;
import java.nio.file.Path;
import java.time.Duration;
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
 * Two pollers, one feed. The way from its owner to the broker is cut, the other takes over, and the
 * way is mended: all that the first had sent arrives, late. {@code -Dfence.cuts=10} does it ten
 * times; {@code -Dfence.session=6000 -Dfence.sessions=9} cuts for a minute.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class PollerFenceIT {
  private static final int CUTS = Integer.getInteger("fence.cuts", 2);
  private static final int SESSION_MS = Integer.getInteger("fence.session", 3_000);
  private static final double INTERVAL_S = 0.2;

  /** So long the other runs the feed before the line is mended. */
  private static final int SESSIONS = Integer.getInteger("fence.sessions", 2);

  private static final int ASKED_DURING_A_CUT = (int) (SESSIONS * SESSION_MS / 1000 / INTERVAL_S);

  private static final String GROUP = "skysentinel-pollers";

  private static final int SHOWN = 10;

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path temp;

  @Test
  void anOwnerThatIsCutOffNeitherAsksNorWritesBesideTheNext() throws Exception {
    try (CuttableBroker broker = CuttableBroker.start(temp.resolve("kafka"));
        CountedSky sky = new CountedSky()) {
      try (PollerNode first = node(broker, sky, 0);
          PollerNode second = node(broker, sky, 1)) {
        List<PollerNode> nodes = List.of(first, second);
        soon("a node runs the feed").until(() -> owner(nodes) >= 0);
        for (int cut = 0; cut < CUTS; cut++) {
          cut(broker, sky, nodes);
        }
        nodes.forEach(PollerFenceIT::assertEveryStateIsAccountedFor);
        double dropped = nodes.stream().mapToDouble(PollerFenceIT::thrownAway).sum();
        tell("%d cuts, %.0f states thrown away", CUTS, dropped);
      }
      assertAskedOncePerInterval(sky.asked());
      assertInOrder(new KafkaClient(broker.bootstrap()).readAll("flights.updates"));
    }
  }

  @Test
  void aLoneOwnerThatWasCutOffGoesOnWhereItStood() throws Exception {
    try (CuttableBroker broker = CuttableBroker.start(temp.resolve("alone"));
        CountedSky sky = new CountedSky()) {
      KafkaClient client = new KafkaClient(broker.bootstrap());
      try (PollerNode node = node(broker, sky, 0)) {
        soon("the node runs the feed").until(() -> node.runs() && sky.askedBy(0) > 10);
        broker.line(0).cut();
        soon("the group has given the node up").until(() -> client.membersOf(GROUP) == 0);
        soon("the node waits").until(() -> node.feeds().stream().anyMatch(PollerFenceIT::waits));
        long asked = sky.askedBy(0);
        broker.line(0).mend();

        soon("the feed goes on").until(() -> node.runs() && sky.askedBy(0) > asked + 10);
        assertEveryStateIsAccountedFor(node);
        assertThat(thrownAway(node)).isZero();
      }
      List<ConsumerRecord<String, String>> records = client.readAll("flights.updates");
      assertInOrder(records);
      assertThat(records.size())
          .isGreaterThanOrEqualTo((sky.asked().size() - 2) * CountedSky.AIRCRAFT);
    }
  }

  private static void cut(CuttableBroker broker, CountedSky sky, List<PollerNode> nodes) {
    soon("one node alone runs the feed").until(() -> owner(nodes) >= 0);
    int owner = owner(nodes);
    int other = 1 - owner;
    long lateBefore = broker.line(owner).lateBytes();
    long askedBefore = sky.askedBy(other);

    broker.line(owner).cut();
    soon("the owner waits, and says why")
        .until(() -> nodes.get(owner).feeds().stream().anyMatch(PollerFenceIT::waits));
    soon("the other has taken over")
        .until(() -> sky.askedBy(other) >= askedBefore + ASKED_DURING_A_CUT);
    long askedByOwner = sky.askedBy(owner);
    broker.line(owner).mend();

    soon("what was sent before arrives").until(() -> broker.line(owner).lateBytes() > lateBefore);
    soon("the first is back in the group")
        .until(() -> nodes.get(owner).feeds().stream().noneMatch(PollerFenceIT::waits));
    soon("the feed goes on")
        .until(() ->
            sky.asked().size() >= askedByOwner + askedBefore + 2L * ASKED_DURING_A_CUT
                && owner(nodes) >= 0
                && nodes.stream().allMatch(node -> node.buffered() <= CountedSky.AIRCRAFT));
  }

  private static PollerNode node(CuttableBroker broker, CountedSky sky, int node) throws Exception {
    return PollerNode.start(
        "node " + node, broker.bootstrap(node), sky.url(node), INTERVAL_S, SESSION_MS);
  }

  /** The one node that runs the feed, or -1. */
  private static int owner(List<PollerNode> nodes) {
    boolean first = nodes.get(0).runs();
    boolean second = nodes.get(1).runs();
    if (first == second) {
      return -1;
    }
    return first ? 0 : 1;
  }

  private static boolean waits(FeedStatus feed) {
    return feed.phase() == FeedStatus.Phase.STANDBY
        && String.valueOf(feed.problem()).startsWith("waits: the log has not answered for");
  }

  private static double thrownAway(PollerNode node) {
    return node.count("producer.dropped", "reason", "taken_over");
  }

  /** Once nothing is on its way; the feed may bring more at any time. */
  private static void assertEveryStateIsAccountedFor(PollerNode node) {
    soon("states received are published, thrown away, or in the buffer")
        .until(() ->
            node.count("producer.states.received")
                == node.count("producer.flights.published", "topic", "flights.updates")
                    + node.count("producer.dropped")
                    + node.buffered());
  }

  /** Whoever asks waits for an interval; so do two, unless they ask beside each other. */
  private static void assertAskedOncePerInterval(List<Asked> asked) {
    long longestNanos = 0;
    int changes = 0;
    for (int i = 1; i < asked.size(); i++) {
      longestNanos = Math.max(longestNanos, asked.get(i).nanos() - asked.get(i - 1).nanos());
      changes += asked.get(i).node() == asked.get(i - 1).node() ? 0 : 1;
    }
    double seconds = (asked.get(asked.size() - 1).nanos() - asked.get(0).nanos()) / 1e9;
    tell(
        "asked %d times in %.1f s (every %.1f s), longest pause %.1f s, %d changes of the owner",
        asked.size(), seconds, INTERVAL_S, longestNanos / 1e9, changes);
    assertThat(asked.size()).isLessThanOrEqualTo((int) (seconds / INTERVAL_S) + 1 + 4 * CUTS);
    assertThat(Duration.ofNanos(longestNanos)).isLessThan(Duration.ofMinutes(1));
  }

  private static void assertInOrder(List<ConsumerRecord<String, String>> records) throws Exception {
    Map<String, Double> newest = new HashMap<>();
    List<String> twice = new ArrayList<>();
    List<String> late = new ArrayList<>();
    for (ConsumerRecord<String, String> record : records) {
      double heard = JSON.readTree(record.value()).at("/payload/last_contact_unix").asDouble();
      double before = newest.getOrDefault(record.key(), 0.0);
      if (heard == before) {
        twice.add(record.key() + " at " + heard);
      } else if (heard < before) {
        late.add("%s at %.3f behind %.3f".formatted(record.key(), heard, before));
      }
      newest.put(record.key(), Math.max(heard, before));
    }
    tell("%d records, %d twice, %d late", records.size(), twice.size(), late.size());
    assertThat(newest).hasSize(CountedSky.AIRCRAFT);
    assertThat(twice.stream().limit(SHOWN)).isEmpty();
    assertThat(late.stream().limit(SHOWN)).isEmpty();
  }

  private static void tell(String what, Object... args) {
    System.out.println("PollerFenceIT: " + what.formatted(args));
  }

  private static ConditionFactory soon(String what) {
    return await(what).atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(50));
  }
}
