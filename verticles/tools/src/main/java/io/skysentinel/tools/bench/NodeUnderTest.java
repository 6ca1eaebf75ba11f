package io.skysentinel.tools.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A whole node as scripts/run starts it, with its broker, on cores of its own. */
final class NodeUnderTest implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final PinnedProcess process;
  private final int port;

  private NodeUnderTest(PinnedProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts one and waits until it is ready.
   *
   * @param config its configuration file
   * @param environment settings on top, the feeds among them
   */
  static NodeUnderTest start(
      String cores, Path root, String config, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("fanout-", ".json");
    Files.writeString(file, config);
    int port = PinnedProcess.freePort();
    List<String> command =
        List.of(
            root + "/scripts/run",
            "--ephemeral",
            "--port",
            String.valueOf(port),
            "--kafka-port",
            "0",
            "--config",
            file.toString());
    NodeUnderTest node = new NodeUnderTest(PinnedProcess.start(cores, command, environment), port);
    node.process.awaitReady(node.url() + "/health/ready");
    return node;
  }

  /** Starts one on the server's core, with so many simulated aircraft. */
  static NodeUnderTest simulating(int aircraft, Path root, String config)
      throws IOException, InterruptedException {
    Map<String, String> feed =
        Map.of("FEEDS", "simulator", "SIMULATOR_AIRCRAFT", String.valueOf(aircraft));
    return start(PinnedProcess.SERVER_CORE, root, config, feed);
  }

  int port() {
    return port;
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  long pid() {
    return process.pid();
  }

  /** The value of one of its metrics, of all labels together. */
  double metric(String name) throws IOException, InterruptedException {
    return metrics()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** All of them, line by line. */
  Stream<String> metrics() throws IOException, InterruptedException {
    HttpRequest question = HttpRequest.newBuilder(URI.create(url() + "/metrics")).build();
    return http.send(question, HttpResponse.BodyHandlers.ofString()).body().lines();
  }

  /** What it said so far, line by line. */
  List<String> log() throws IOException {
    return Files.readAllLines(process.log().toPath());
  }

  /** Bytes of live objects on its heap. */
  long liveHeap() throws IOException, InterruptedException {
    return new RunningJvm(pid()).liveHeap();
  }

  @Override
  public void close() {
    process.close();
  }
}
