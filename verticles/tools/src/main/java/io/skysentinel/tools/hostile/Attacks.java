package io.skysentinel.tools.hostile;

import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What anonymous clients have tried, or might. */
public final class Attacks {
  private static final int CONNECTIONS = 400;
  private static final int MANY_CONNECTIONS = 2_500;

  private Attacks() {}

  /** All of them. */
  public static List<Attack> all() {
    return List.of(
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
              int west = -180 + turn % 17 * 10;
              int south = -90 + turn % 7 * 10;
              String message = view(west, south, west + 180, south + 110 - turn % 30);
              sockets.forEach(socket -> attacker.send(socket, HostileClient.frame(1, message)));
            }),
        new Attack(
            "ever new points to resume from",
            (attacker, sockets, turn) -> {
              fill(sockets, 20, () -> attacker.webSocket("/ws/flights"));
              sockets.forEach(socket -> {
                attacker.read(socket);
                attacker.send(socket, HostileClient.frame(1, resume(turn)));
              });
            }),
        new Attack(
            "upgrades with a body",
            (attacker, sockets, turn) -> attacker.send(attacker.connect(), upgradeWithBody(9_000))),
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
              if (sockets.size() < MANY_CONNECTIONS) {
                repeat(100, () -> sockets.add(attacker.connect()));
              }
            }),
        new Attack(
            "streams that nobody reads",
            (attacker, sockets, turn) -> {
              fill(sockets, 50, attacker::connect);
              for (int i = 0; i < sockets.size() && turn == 0; i++) {
                attacker.send(
                    sockets.get(i),
                    i % 2 == 0
                        ? get("/flights/sse")
                        : post("/eventbus/1/unread" + i + "/xhr_streaming", ""));
              }
              String all =
                  "[\"{\\\"type\\\":\\\"send\\\",\\\"address\\\":\\\"sky.snapshot\\\","
                      + "\\\"replyAddress\\\":\\\"r\\\",\\\"body\\\":{\\\"world\\\":true}}\"]";
              attacker.send(
                  attacker.connect(),
                  post("/eventbus/1/unread" + (turn % 25 * 2 + 1) + "/xhr_send", all));
            }),
        new Attack(
            "messages in parts without end",
            (attacker, sockets, turn) -> {
              fill(sockets, 50, () -> attacker.webSocket("/ws/flights"));
              byte[] part = HostileClient.part(turn == 0 ? 1 : 0, "p".repeat(1_000));
              sockets.forEach(socket -> attacker.send(socket, part));
            }),
        new Attack(
            "invented methods",
            (attacker, sockets, turn) ->
                attacker.send(
                    attacker.connect(), get("/flights").replace("GET", "M" + turn % 100_000))));
  }

  private static void fill(
      List<@Nullable SocketChannel> sockets, int wanted, Supplier<@Nullable SocketChannel> maker) {
    while (sockets.size() < wanted) {
      sockets.add(maker.get());
    }
  }

  private static void repeat(int times, Runnable task) {
    for (int i = 0; i < times; i++) {
      task.run();
    }
  }

  private static String view(int west, int south, int east, int north) {
    return "{\"type\":\"view\",\"bbox\":[" + west + "," + south + "," + east + "," + north + "]}";
  }

  private static String resume(int turn) {
    return "{\"type\":\"resume\",\"shards\":[{\"shard\":%d,\"epoch\":\"e%d\",\"seq\":%d}]}"
        .formatted(turn % 12, turn, turn);
  }

  private static String upgradeWithBody(int bytes) {
    return "GET /ws/flights HTTP/1.1\r\nHost: localhost\r\n"
        + "Connection: Upgrade\r\n"
        + "Upgrade: websocket\r\n"
        + "Sec-WebSocket-Version: 13\r\n"
        + ("Content-Length: " + bytes + "\r\n\r\n")
        + "x".repeat(bytes);
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  private static String post(String path, String body) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(path, body.length(), body);
  }
}
