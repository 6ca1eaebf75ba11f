package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.node.Main;
import io.skysentinel.testing.UnexplainedLines;
import io.skysentinel.testing.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every role in processes of its own: what clients see when one of the caches dies. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class FourNodesIT {
  private static final int AIRCRAFT = 1_000;
  private static final String CACHE = "cache,ticker";

  @TempDir Path temp;
  private final List<NodeChild> nodes = new ArrayList<>();
  private BrokerProcess broker;
  private List<Integer> ports;
  private LiveClients clients;

  @BeforeEach
  void start() throws Exception {
    save(1);
    broker = BrokerProcess.start(temp.resolve("kafka"));
    ports = List.of(freePort(), freePort(), freePort(), freePort());
  }

  @AfterEach
  void stop() {
    if (clients != null) {
      clients.close();
    }
    nodes.forEach(NodeChild::close);
    broker.close();
  }

  @Test
  void clientsHaveEverythingAgainSoonAfterACacheWasKilled() throws Exception {
    NodeChild poller = node("poller", 0);
    NodeChild first = node(CACHE, 1);
    NodeChild second = node(CACHE, 2);
    NodeChild bridge = node("bridge", 3);
    bridge.awaitReady();
    clients = new LiveClients(bridge.port());
    LiveClient early = new LiveClient("as early as the bridge is ready");
    clients.json(early, "");
    for (NodeChild node : nodes) {
      node.awaitReady();
    }
    soon().until(() -> aircraft(first) > 0 && aircraft(second) > 0);
    soon().until(() -> aircraft(first) + aircraft(second) >= AIRCRAFT);
    List<LiveClient> all = connected();
    all.add(early);
    all.forEach(client -> soon().until(() -> hasEverything(client, 2)));
    all.forEach(client -> soon().until(() -> client.deltas() >= 10));

    String before = newestEpoch(all.get(0));
    long killed = System.nanoTime();
    first.kill();
    all.forEach(client -> soon().until(() -> isNewer(client, before) && hasEverything(client, 1)));
    tell("everything back at every client", killed);
    second.awaitLine("is gone; its partitions go to the others");
    goesOn(all);

    String alone = newestEpoch(all.get(0));
    NodeChild again = node(CACHE, 1);
    again.awaitReady();
    all.forEach(client -> soon().until(() -> isNewer(client, alone) && hasEverything(client, 2)));
    goesOn(all);

    save(60);
    for (LiveClient client : all) {
      soon().untilAsserted(() -> assertThat(seen(client)).isEqualTo(seen(clients.rest(""))));
    }
    all.forEach(client -> assertThat(client.faults()).as(client.toString()).isEmpty());

    for (NodeChild node : List.of(poller, again, second, bridge)) {
      assertThat(node.terminate()).isEqualTo(143);
    }
    for (NodeChild node : nodes) {
      assertThat(UnexplainedLines.withANodeKilledIn(node.log())).isEmpty();
    }
  }

  private List<LiveClient> connected() {
    List<LiveClient> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      LiveClient json = new LiveClient("JSON " + i);
      LiveClient packed = new LiveClient("MessagePack " + i);
      LiveClient events = new LiveClient("SSE " + i);
      LiveClient bus = new LiveClient("event bus " + i);
      clients.json(json, "");
      clients.packed(packed, "");
      clients.events(events);
      clients.eventBus(bus);
      all.addAll(List.of(json, packed, events, bus));
    }
    return all;
  }

  private static boolean hasEverything(LiveClient client, int shards) {
    return client.epochs().size() == shards && client.flights().size() >= AIRCRAFT;
  }

  private static boolean isNewer(LiveClient client, String epoch) {
    return client.epochs().values().stream().allMatch(now -> now.compareTo(epoch) > 0);
  }

  private static String newestEpoch(LiveClient client) {
    return client.epochs().values().stream().max(String::compareTo).orElseThrow();
  }

  /** Each of the aircraft moves on, at each of the clients. */
  private static void goesOn(List<LiveClient> all) {
    Map<LiveClient, Map<String, Double>> before = new HashMap<>();
    all.forEach(client -> before.put(client, seen(client)));
    all.forEach(client -> soon().until(() -> moved(before.get(client), seen(client)) >= AIRCRAFT));
  }

  private static long moved(Map<String, Double> before, Map<String, Double> now) {
    return now.entrySet().stream()
        .filter(seen -> seen.getValue() > before.getOrDefault(seen.getKey(), 0.0))
        .count();
  }

  /** When each aircraft was heard last, in milliseconds: the same in every encoding. */
  private static Map<String, Double> seen(LiveClient client) {
    return seen(client.flights());
  }

  private static Map<String, Double> seen(Map<String, Flight> flights) {
    Map<String, Double> seen = new HashMap<>();
    flights.forEach(
        (icao24, flight) -> seen.put(icao24, Math.rint(flight.state().lastContactUnix() * 1000)));
    return seen;
  }

  private NodeChild node(String roles, int member) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("NODE_NAME", roles.replace(',', '-') + "-" + member);
    environment.put("ROLES", roles);
    environment.put("REDPANDA_BROKER", broker.bootstrap());
    environment.put("CLUSTER_ENABLED", "true");
    environment.put("CLUSTER_PORT", String.valueOf(ports.get(member)));
    environment.put(
        "CLUSTER_MEMBERS",
        String.join(",", ports.stream().map(port -> "127.0.0.1:" + port).toList()));
    NodeChild node = NodeChild.start(Main.class, environment, "--config", config().toString());
    nodes.add(node);
    return node;
  }

  private void save(int updateIntervalSeconds) throws IOException {
    String json =
        """
        {"cache":{"staleSeconds":600},
         "feeds":{"simulator":{"aircraft":%d,"updateIntervalSeconds":%d}}}
        """;
    WholeFile.put(config(), json.formatted(AIRCRAFT, updateIntervalSeconds));
  }

  private Path config() {
    return temp.resolve("skysentinel.json");
  }

  private static int freePort() throws IOException {
    return BrokerProcess.freePort();
  }

  private static double aircraft(NodeChild node) throws Exception {
    return node.metric("cache_aircraft");
  }

  private static void tell(String what, long sinceNanos) {
    Duration took = Duration.ofNanos(System.nanoTime() - sinceNanos);
    System.out.println("FourNodesIT: " + what + " after " + took.toMillis() + " ms");
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(20));
  }
}
