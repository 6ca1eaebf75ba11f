package io.skysentinel.tools.record;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver on the network; each answer tells of three aircraft, and of one that is none. */
final class Receiver implements AutoCloseable {
  /** Squawks of the answers that were sent whole. */
  final List<String> answered = new CopyOnWriteArrayList<>();

  private final HttpServer server;
  private volatile boolean broken;

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    server.createContext("/aircraft.json", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/aircraft.json";
  }

  void broken(boolean yes) {
    broken = yes;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (broken) {
      exchange.sendResponseHeaders(503, -1);
      exchange.close();
      return;
    }
    String squawk = "%04o".formatted(answered.size() + 1);
    String aircraft =
        "{\"hex\":\"abc00%d\",\"flight\":\"SKY%d\",\"alt_baro\":10000,\"lat\":40.5,\"lon\":-74.0,"
            + "\"squawk\":\"%s\",\"seen\":0.5,\"seen_pos\":0.5}";
    String json =
        "{\"now\":%.3f,\"aircraft\":[%s,{\"hex\":\"none\",\"seen\":1},%s,%s]}"
            .formatted(
                System.currentTimeMillis() / 1000.0,
                aircraft.formatted(1, 1, squawk),
                aircraft.formatted(2, 2, squawk),
                aircraft.formatted(3, 3, squawk));
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
    answered.add(squawk);
  }
}
