package io.skysentinel.tools.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A nats-server in the place of our node, where the machine has one. */
final class NatsPeer {
  private static final String PROGRAM = "nats-server";

  private NatsPeer() {}

  static boolean isInstalled() {
    return isIn(System.getenv("PATH"));
  }

  static boolean isIn(String path) {
    return Stream.of(path.split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(new File(folder, PROGRAM).toPath()));
  }

  /** What a million messages to so many subscribers cost it, and how many came. */
  static String measure(int clients, int size, int seconds)
      throws IOException, InterruptedException {
    int port = PinnedProcess.freePort();
    List<String> command = List.of(PROGRAM, "-a", "127.0.0.1", "-p", String.valueOf(port));
    try (PinnedProcess server =
            PinnedProcess.start(PinnedProcess.SERVER_CORE, command, Map.of()).awaitPort(port);
        ProcessMeter meter = new ProcessMeter(server.pid())) {
      List<String> arguments =
          Stream.of(port, clients, size, seconds).map(String::valueOf).toList();
      try (PinnedProcess tester =
          PinnedProcess.java(PinnedProcess.TESTER_CORE, NatsClients.class, arguments)) {
        tester.await();
        Window seen = Window.in(Files.readAllLines(tester.log().toPath()));
        return seen.summary(clients, meter.cpuSeconds(seen.from(), seen.to()));
      }
    }
  }

  /** How many messages came to all clients between two times (Unix ms). */
  record Window(long from, long to, long messages) {

    /** The one line of the clients' output that is not the JVM's. */
    static Window in(List<String> output) {
      String[] numbers =
          output.stream()
              .filter(line -> line.matches("\\d+ \\d+ \\d+"))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("the clients of nats failed: " + output))
              .split(" ", -1);
      return new Window(
          Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
    }

    String summary(int clients, double cpuSeconds) {
      return String.format(
          Locale.ROOT,
          "%,6d clients, %-12s %,.0f messages/s; %.2f CPU s a million",
          clients,
          PROGRAM,
          messages * 1000.0 / (to - from),
          cpuSeconds / messages * 1e6);
    }
  }
}
