package io.skysentinel.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** OpenSky on a bad day: each answer of a script once, in order, then an empty sky for ever. */
final class WorstOpenSky implements AutoCloseable {

  /** One answer of the script. */
  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Answer> script = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();

  WorstOpenSky() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(threads);
    server.createContext("/api/states/all", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/states/all";
  }

  /** Whether every answer has been given, and understood by whoever asked again. */
  boolean isThrough() {
    return asked.get() > script.size() + 1;
  }

  WorstOpenSky json(String body) {
    return status(200, body);
  }

  WorstOpenSky status(int status, String body) {
    script.add(exchange -> {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    });
    return this;
  }

  /** Promises more than it sends. */
  WorstOpenSky half(String body) {
    script.add(exchange -> {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
    });
    return this;
  }

  /** Never ends, until who asked has enough of it. */
  WorstOpenSky endless() {
    script.add(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] rows = "[\"abc123\",null],".repeat(1_000).getBytes(UTF_8);
      OutputStream body = exchange.getResponseBody();
      body.write("{\"time\":1,\"states\":[".getBytes(UTF_8));
      while (true) {
        body.write(rows);
      }
    });
    return this;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) {
    int index = asked.getAndIncrement();
    try (exchange) {
      if (index < script.size()) {
        script.get(index).to(exchange);
      } else {
        byte[] empty = "{\"time\":1,\"states\":null}".getBytes(UTF_8);
        exchange.sendResponseHeaders(200, empty.length);
        exchange.getResponseBody().write(empty);
      }
    } catch (IOException e) {
      // Who asked hung up, as some answers make it do.
    }
  }
}
