package io.skysentinel.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A receiver whose aircraft are heard at every moment, and which knows who asked it and when. */
final class CountedSky implements AutoCloseable {
  static final int AIRCRAFT = 50;

  /** One question, by {@link System#nanoTime}. */
  record Asked(int node, long nanos) {}

  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  CountedSky() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where a node asks. */
  String url(int node) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + node;
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  long askedBy(int node) {
    return asked.stream().filter(one -> one.node == node).count();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    int node = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
    asked.add(new Asked(node, System.nanoTime()));
    byte[] body = body(System.currentTimeMillis() / 1000.0).getBytes(UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String body(double now) {
    String row = "{\"hex\":\"%06x\",\"lat\":47.5,\"lon\":8.5,\"seen\":0,\"seen_pos\":0}";
    return IntStream.range(0, AIRCRAFT)
        .mapToObj(i -> row.formatted(0xa00000 + i))
        .collect(
            Collectors.joining(
                ",", String.format(Locale.ROOT, "{\"now\":%.3f,\"aircraft\":[", now), "]}"));
  }
}
