package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.testing.UnexplainedLines;
import io.skysentinel.testing.WholeFile;
import io.vertx.core.http.WebSocket;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the simulator to every kind of client, in a node as {@code scripts/run} starts it. */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class LiveIT {
  private static final int AIRCRAFT = 150;

  /** In one of the tiles that the simulator's area reaches into. */
  private static final String BOX = "bbox=-74.5,40.2,-73.5,41.5";

  private static final View BOX_VIEW = View.of(new BoundingBox(40.2, 41.5, -74.5, -73.5));

  private static final double LIVELY_S = 1;

  /** So slow that all clients are seen in between two changes. */
  private static final double CALM_S = 60;

  private static final int RANDOM_INPUTS = 10_000;
  private static final int REQUESTS_PER_CONNECTION = 10;
  private static final int PATIENCE_WITH_ANSWERS_MS = 100;

  @TempDir static Path temp;
  private static Path config;
  private static NodeChild node;
  private static LiveClients clients;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    config = temp.resolve("skysentinel.json");
    save(LIVELY_S);
    node =
        NodeChild.start(
            StandaloneMain.class,
            Map.of("SIMULATOR_AIRCRAFT", String.valueOf(AIRCRAFT)),
            "--config",
            config.toString(),
            "--ephemeral",
            "--kafka-port",
            "0");
    node.awaitReady();
    port = node.port();
    clients = new LiveClients(port);
    // Ready is a promise: nobody who comes now is told to come later.
    assertThat(clients.get("/flights").statusCode()).isEqualTo(200);
    clients.json(new LiveClient("first"), "").close().await();
    soon().until(() -> clients.rest("").size() >= AIRCRAFT);
  }

  @AfterAll
  static void stop() throws Exception {
    clients.close();
    assertThat(node.terminate()).isEqualTo(143);
    assertThat(UnexplainedLines.in(node.log())).isEmpty();
  }

  @BeforeEach
  void liven() throws Exception {
    save(LIVELY_S);
  }

  @Test
  void everyWayInShowsTheSameSky() throws Exception {
    LiveClient json = new LiveClient("JSON");
    LiveClient packed = new LiveClient("MessagePack");
    LiveClient events = new LiveClient("SSE");
    LiveClient bus = new LiveClient("event bus");
    LiveClient box = new LiveClient("box, JSON");
    LiveClient packedBox = new LiveClient("box, MessagePack");
    clients.json(json, "");
    clients.packed(packed, "");
    clients.events(events);
    clients.eventBus(bus);
    clients.json(box, BOX);
    clients.packed(packedBox, BOX);
    List<LiveClient> all = List.of(json, packed, events, bus, box, packedBox);
    all.forEach(client -> soon().until(() -> client.deltas() >= 10));

    save(CALM_S);
    for (LiveClient client : List.of(json, events, bus)) {
      agrees(client, () -> clients.rest(""));
    }
    agrees(packed, () -> quantized(clients.rest("")));
    agrees(box, () -> inBox(clients.rest("")));
    agrees(packedBox, () -> quantized(inBox(clients.rest(""))));

    assertThat(box.flights()).isNotEmpty().hasSizeLessThan(json.flights().size());
    all.forEach(client -> assertThat(client.faults()).as(client.toString()).isEmpty());
    gotOneSnapshot(all);
  }

  @Test
  void whoComesBackGetsOnlyWhatWasMissed() throws Exception {
    LiveClient json = new LiveClient("JSON");
    LiveClient packed = new LiveClient("MessagePack");
    LiveClient box = new LiveClient("box");
    List<WebSocket> sockets =
        List.of(clients.json(json, ""), clients.packed(packed, ""), clients.json(box, BOX));
    List<LiveClient> all = List.of(json, packed, box);
    all.forEach(client -> soon().until(() -> client.deltas() >= 3));
    sockets.forEach(socket -> socket.close().await());
    LiveClient witness = new LiveClient("witness");
    clients.json(witness, "");
    soon().until(() -> witness.deltas() >= 5);

    clients.json(json, json.resumeQuery());
    clients.packed(packed, packed.resumeQuery());
    clients.json(box, BOX + "&" + box.resumeQuery());
    save(CALM_S);
    agrees(json, () -> clients.rest(""));
    agrees(packed, () -> quantized(clients.rest("")));
    agrees(box, () -> inBox(clients.rest("")));

    gotOneSnapshot(all);
    assertThat(json.faults()).isEmpty();
    assertThat(packed.faults()).isEmpty();
    // Of tiles a client may name only what it surely has, so some come twice.
    assertThat(box.faults()).allMatch(fault -> fault.startsWith("DOUBLED"));
  }

  /** The WebSocket's entrances have tests of their own; these are the others. */
  @Test
  void randomRequestsLeaveItServing() throws Exception {
    LiveClient witness = new LiveClient("witness");
    clients.json(witness, "");
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    fuzz(random, "/flights", "/flights/", "/data/aircraft.json", "/api/");
    fuzz(random, "/flights/sse");
    fuzz(random, "/eventbus/");
    fuzz(random, "/health/", "/metrics", "/");
    int before = witness.deltas();
    soon().until(() -> witness.deltas() > before);
    assertThat(witness.faults()).isEmpty();
    assertThat(clients.rest("")).hasSizeGreaterThanOrEqualTo(AIRCRAFT);
    assertThat(clients.get("/health/ready").statusCode()).isEqualTo(200);
  }

  private static void fuzz(RandomGenerator random, String... paths) {
    int sent = 0;
    while (sent < RANDOM_INPUTS) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        socket.setSoTimeout(PATIENCE_WITH_ANSWERS_MS);
        for (int i = 0; i < REQUESTS_PER_CONNECTION; i++) {
          sent++;
          byte[] request = RandomRequest.bytes(paths[random.nextInt(paths.length)], random);
          socket.getOutputStream().write(request);
        }
        // What was asked is worked on, and not only thrown away with the connection.
        int unused = socket.getInputStream().read(new byte[4096]);
      } catch (IOException refused) {
        // The server hung up, or waits for the rest of what is no request; both are its right.
      }
    }
  }

  /** More than one only where a busy machine kept a client or the bridge from its work. */
  private static void gotOneSnapshot(List<LiveClient> all) throws Exception {
    double forced = 0;
    for (String reason : List.of("slow", "loop_late", "frame_missed")) {
      forced += node.metric("bridge_resyncs_total", "reason=\"" + reason + "\"");
    }
    for (LiveClient client : all) {
      assertThat(client.snapshots()).as(client.toString()).isBetween(1, 1 + (int) forced);
    }
  }

  private interface Sky {
    Map<String, Flight> now() throws Exception;
  }

  private static void agrees(LiveClient client, Sky sky) {
    soon()
        .untilAsserted(() ->
            assertThat(client.flights())
                .as(client.toString())
                .containsExactlyInAnyOrderEntriesOf(sky.now()));
  }

  private static Map<String, Flight> inBox(Map<String, Flight> flights) {
    Map<String, Flight> inside = new HashMap<>(flights);
    inside.values().removeIf(flight -> !BOX_VIEW.shows(flight.state()));
    return inside;
  }

  /** As a client of MessagePack holds them: numbers rounded. */
  private static Map<String, Flight> quantized(Map<String, Flight> flights) {
    List<ShardSnapshot.Row> rows = new ArrayList<>();
    flights.values().forEach(flight -> rows.add(new ShardSnapshot.Row(flight, rows.size())));
    LiveClient reader = new LiveClient("rounding");
    reader.takePacked(Messages.PACKED.snapshot(0, "-", 1, 0, View.WORLD, rows));
    return reader.flights();
  }

  private static void save(double updateIntervalSeconds) throws IOException {
    WholeFile.put(
        config,
        """
        {"cache":{"staleSeconds":600},
         "feeds":{"simulator":{"updateIntervalSeconds":%s,
          "bbox":{"latMin":36,"latMax":44,"lonMin":-84,"lonMax":-66}}}}
        """
            .formatted(updateIntervalSeconds));
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(50));
  }
}
