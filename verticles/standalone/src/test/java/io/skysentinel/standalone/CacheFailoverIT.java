package io.skysentinel.standalone;

import static org.awaitility.Awaitility.await;

import io.skysentinel.node.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes, two of them caches: one is killed, and the other has everything again. */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class CacheFailoverIT {
  private static final int AIRCRAFT = 200;

  @TempDir static Path temp;

  @Test
  void whatAKilledCacheKnewIsBackOnTheOther() throws Exception {
    int first = BrokerProcess.freePort();
    int second = BrokerProcess.freePort();
    int third = BrokerProcess.freePort();
    String members = "127.0.0.1:%d,127.0.0.1:%d,127.0.0.1:%d".formatted(first, second, third);
    try (BrokerProcess broker = BrokerProcess.start(temp.resolve("kafka"));
        NodeChild poller = node("poller", broker, first, members);
        NodeChild a = node("cache,ticker", broker, second, members);
        NodeChild b = node("cache,ticker", broker, third, members)) {
      poller.awaitReady();
      a.awaitReady();
      b.awaitReady();
      soonUntilBothHaveAShare(a, b);

      a.kill();

      // Without waiting for the end of its session in the group.
      b.awaitLine("is gone; its partitions go to the others");
      b.awaitLine("this node keeps partitions \\[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11\\]");
      await().atMost(3, TimeUnit.MINUTES).until(() -> aircraft(b) >= AIRCRAFT);
    }
  }

  private static void soonUntilBothHaveAShare(NodeChild a, NodeChild b) {
    await()
        .atMost(3, TimeUnit.MINUTES)
        .until(() ->
            aircraft(a) > 0
                && aircraft(b) > 0
                && aircraft(a) + aircraft(b) >= AIRCRAFT
                && aircraft(a) < AIRCRAFT
                && aircraft(b) < AIRCRAFT);
  }

  private static NodeChild node(String roles, BrokerProcess broker, int port, String members)
      throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("ROLES", roles);
    environment.put("REDPANDA_BROKER", broker.bootstrap());
    environment.put("SIMULATOR_AIRCRAFT", String.valueOf(AIRCRAFT));
    environment.put("CLUSTER_ENABLED", "true");
    environment.put("CLUSTER_PORT", String.valueOf(port));
    environment.put("CLUSTER_MEMBERS", members);
    return NodeChild.start(Main.class, environment);
  }

  private static double aircraft(NodeChild node) throws Exception {
    return node.metric("cache_aircraft");
  }
}
