package io.skysentinel.tools.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole node as scripts/run starts it, with its broker, alone on core 0. */
final class NodeUnderTest {
  static final int SERVER_CORE = 0;
  static final int PORT = 18_600;
  static final String URL = "http://127.0.0.1:" + PORT;
  private static final int KAFKA = 19_692;

  /** The line of a generation, or of a heap without any; the lines of their parts have no total. */
  private static final Pattern HEAP_USED =
      Pattern.compile("(?m)^ ?(?:\\S.* total .*|ZHeap +)used (\\d+)([KM])");

  private NodeUnderTest() {}

  /**
   * Starts one and waits until it is ready.
   *
   * @param config its configuration file
   * @param environment settings on top, the feeds among them
   */
  static PinnedProcess start(Path root, String config, Map<String, String> environment)
      throws IOException, InterruptedException {
    return start(String.valueOf(SERVER_CORE), root, config, environment);
  }

  /** The same on other cores. */
  static PinnedProcess start(
      String cores, Path root, String config, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("fanout-", ".json");
    Files.writeString(file, config);
    return PinnedProcess.start(
            cores,
            List.of(
                root + "/scripts/run",
                "--ephemeral",
                "--port",
                String.valueOf(PORT),
                "--kafka-port",
                String.valueOf(KAFKA),
                "--config",
                file.toString()),
            environment)
        .awaitReady(URL + "/health/ready");
  }

  /** Bytes of live objects on its heap: what is left when the collector has been everywhere. */
  static long liveHeap(long pid) throws IOException, InterruptedException {
    ask(pid, "GC.run");
    return heapUsed(ask(pid, "GC.heap_info"));
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

  private static String ask(long pid, String question) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/jcmd", String.valueOf(pid), question)
            .start();
    String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    jcmd.waitFor();
    return answer;
  }
}
