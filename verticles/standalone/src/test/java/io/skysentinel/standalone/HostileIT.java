package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One anonymous client after the other tries to take a node from the others: they are served on,
 * the node keeps no more than it may, and has it back afterwards.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class HostileIT {
  private static final int AIRCRAFT = 2_000;
  private static final int CONNECTIONS = 400;
  private static final long MOST_GROWTH = 300L * 1024 * 1024;
  private static final long KEPT_AT_MOST = 32L * 1024 * 1024;

  /** Longer by an option: an hour of all of them is {@code -Dhostile.seconds=300}. */
  private static final int SECONDS = Integer.getInteger("hostile.seconds", 4);

  @TempDir static Path temp;
  private static NodeChild node;
  private static LiveClients clients;
  private static List<LiveClient> honest;
  private static double quietClientBytes;

  @BeforeAll
  static void start() throws Exception {
    node =
        NodeChild.start(
            StandaloneMain.class,
            Map.of(
                "SIMULATOR_AIRCRAFT",
                String.valueOf(AIRCRAFT),
                // The attacker's address counts as one, and not as a proxy of many.
                "TRUSTED_PROXIES",
                "127.0.0.1"),
            "--ephemeral",
            "--kafka-port",
            "0");
    node.awaitReady();
    clients = new LiveClients(node.port());
    soon().until(() -> clients.rest("").size() >= AIRCRAFT);
    honest = List.of(new LiveClient("JSON"), new LiveClient("packed"), new LiveClient("SSE"));
    clients.json(honest.get(0), "");
    clients.packed(honest.get(1), "");
    clients.events(honest.get(2));
    servesOn();
    quietClientBytes = node.metric("web_client_memory_bytes");
  }

  @AfterAll
  static void stop() throws Exception {
    clients.close();
    assertThat(node.terminate()).isEqualTo(143);
    assertThat(UnexplainedLines.in(node.log())).isEmpty();
  }

  /** What is done over and over for some seconds. */
  private record Attack(String name, Strike strike) {
    @Override
    public String toString() {
      return name;
    }
  }

  private interface Strike {
    /** Does it once more, with the connections that it has; on the first turn there are none. */
    void again(HostileClient attacker, List<SocketChannel> sockets, int turn);
  }

  static Stream<Attack> attacks() {
    return Stream.of(
        new Attack(
            "pings without reading",
            (attacker, sockets, turn) -> {
              fill(sockets, 20, () -> attacker.webSocket("/eventbus/websocket"));
              byte[] ping = HostileClient.frame(9, "p".repeat(125));
              sockets.forEach(socket -> repeat(100, () -> attacker.send(socket, ping)));
            }),
        new Attack(
            "answers that nobody reads",
            (attacker, sockets, turn) -> {
              fill(sockets, CONNECTIONS, attacker::connect);
              sockets.forEach(
                  socket -> attacker.send(socket, get("/flights?limit=" + (1_000 + turn % 1_000))));
            }),
        new Attack(
            "requests without end on one connection",
            (attacker, sockets, turn) -> {
              fill(sockets, 50, attacker::connect);
              String many = get("/health/live").repeat(100);
              sockets.forEach(socket -> attacker.send(socket, many));
            }),
        new Attack(
            "sessions that subscribe and leave",
            (attacker, sockets, turn) ->
                repeat(
                    20,
                    () -> {
                      SocketChannel socket = attacker.connect();
                      String session = "/eventbus/1/s" + System.nanoTime();
                      attacker.send(socket, post(session + "/xhr", ""));
                      attacker.send(
                          socket,
                          post(
                              session + "/xhr_send",
                              "[\"{\\\"type\\\":\\\"register\\\",\\\"address\\\":"
                                  + "\\\"sky.delta.world\\\"}\"]"));
                    })),
        new Attack(
            "ever new views",
            (attacker, sockets, turn) -> {
              fill(sockets, 20, () -> attacker.webSocket("/ws/flights"));
              String view = "{\"type\":\"view\",\"bbox\":[%d,%d,%d,%d]}";
              int west = -180 + turn % 17 * 10;
              int south = -90 + turn % 7 * 10;
              String message = view.formatted(west, south, west + 180, south + 110 - turn % 30);
              sockets.forEach(socket -> attacker.send(socket, HostileClient.frame(1, message)));
            }),
        new Attack(
            "ever new points to resume from",
            (attacker, sockets, turn) -> {
              fill(sockets, 20, () -> attacker.webSocket("/ws/flights"));
              String resume =
                  "{\"type\":\"resume\",\"shards\":[{\"shard\":%d,\"epoch\":\"e%d\",\"seq\":%d}]}";
              sockets.forEach(socket -> {
                attacker.read(socket);
                attacker.send(
                    socket, HostileClient.frame(1, resume.formatted(turn % 12, turn, turn)));
              });
            }),
        new Attack(
            "upgrades with a body",
            (attacker, sockets, turn) -> {
              SocketChannel socket = attacker.connect();
              attacker.send(
                  socket,
                  get("/ws/flights")
                          .replace(
                              "\r\n\r\n",
                              "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                  + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x\r\n"
                                  + "Content-Length: 9000\r\n\r\n")
                      + "x".repeat(9_000));
            }),
        new Attack(
            "requests that never come to an end",
            (attacker, sockets, turn) -> {
              fill(sockets, CONNECTIONS, attacker::connect);
              String part = turn == 0 ? "POST /eventbus/1/2/xhr_send HTTP/1.1\r\nX: " : "y";
              sockets.forEach(socket -> attacker.send(socket, part));
            }),
        new Attack(
            "bodies without end",
            (attacker, sockets, turn) -> {
              fill(sockets, 50, attacker::connect);
              String head =
                  "POST /flights HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
              String chunk = "1000\r\n" + "z".repeat(4096) + "\r\n";
              sockets.forEach(socket -> attacker.send(socket, turn == 0 ? head : chunk));
            }),
        new Attack(
            "more connections than an address may have",
            (attacker, sockets, turn) -> {
              if (sockets.size() < 2_500) {
                repeat(100, () -> sockets.add(attacker.connect()));
              }
            }));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void othersAreServedAndNothingIsKept(Attack attack) throws Exception {
    double before = node.metric("bridge_clients");
    long quietBytes = node.residentBytes();
    long most = quietBytes;
    List<SocketChannel> sockets = new ArrayList<>();
    try (HostileClient attacker = new HostileClient(node.port())) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      for (int turn = 0; System.nanoTime() < end; turn++) {
        attack.strike().again(attacker, sockets, turn);
        most = Math.max(most, node.residentBytes());
      }
      servesOn();
      assertThat(clients.rest("")).hasSizeGreaterThanOrEqualTo(AIRCRAFT);
      most = Math.max(most, node.residentBytes());
    }
    assertThat(most - quietBytes).as("memory that it grew by").isLessThan(MOST_GROWTH);
    soon().until(() -> node.metric("bridge_clients") <= before);
    soon().until(() -> node.metric("web_connections") < 20);
    // Not the process's own: this collector never gives back what its heap once was.
    soon().until(() -> node.metric("web_client_memory_bytes") - quietClientBytes < KEPT_AT_MOST);
    honest.forEach(client -> assertThat(client.faults()).as(client.toString()).isEmpty());
  }

  @Test
  void inventedMethodsMakeNoMetrics() throws Exception {
    long before = lines();
    try (HostileClient attacker = new HostileClient(node.port())) {
      for (int i = 0; i < 500; i++) {
        attacker.send(attacker.connect(), get("/flights").replace("GET", "M" + i));
      }
      soon().until(() -> node.metric("web_connections") > 400);
    }
    assertThat(lines() - before).isLessThan(100);
  }

  @Test
  void noPageOfAnotherNameAndNoScriptOfOthersIsServed() throws Exception {
    assertThat(clients.get("/eventbus/iframe.html").statusCode()).isEqualTo(404);
    HttpResponse<String> metrics = node.get("/metrics");
    assertThat(metrics.statusCode()).isEqualTo(200);
  }

  private long lines() throws Exception {
    return node.get("/metrics").body().lines().count();
  }

  /** All honest clients hear of what is new. */
  private static void servesOn() {
    for (LiveClient client : honest) {
      int before = client.deltas();
      soon().until(() -> client.deltas() > before);
    }
  }

  private static void fill(
      List<SocketChannel> sockets, int wanted, java.util.function.Supplier<SocketChannel> maker) {
    while (sockets.size() < wanted) {
      sockets.add(maker.get());
    }
  }

  private static void repeat(int times, Runnable task) {
    for (int i = 0; i < times; i++) {
      task.run();
    }
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  private static String post(String path, String body) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(path, body.length(), body);
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(100));
  }
}
