package io.skysentinel.tools.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole node as scripts/run starts it, with its broker, on cores of its own. */
final class NodeUnderTest implements AutoCloseable {
  /** The line of a generation, or of a heap without any; the lines of their parts have no total. */
  private static final Pattern HEAP_USED =
      Pattern.compile("(?m)^ ?(?:\\S.* total .*|ZHeap +)used (\\d+)([KM])");

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

  /** Bytes of live objects on its heap: what is left when the collector has been everywhere. */
  long liveHeap() throws IOException, InterruptedException {
    ask("GC.run");
    return heapUsed(ask("GC.heap_info"));
  }

  /** Of all generations, whatever collector the JVM has. */
  static long heapUsed(String heapInfo) {
    Matcher used = HEAP_USED.matcher(heapInfo);
    long bytes = 0;
    while (used.find()) {
      bytes += Long.parseLong(used.group(1)) << (used.group(2).equals("K") ? 10 : 20);
    }
    if (bytes == 0) {
      throw new IllegalStateException("no heap in what the JVM says: " + heapInfo);
    }
    return bytes;
  }

  @Override
  public void close() {
    process.close();
  }

  private String ask(String question) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/jcmd", String.valueOf(pid()), question)
            .redirectErrorStream(true)
            .start();
    String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new IOException("the JVM does not say " + question + ": " + answer);
    }
    return answer;
  }
}
