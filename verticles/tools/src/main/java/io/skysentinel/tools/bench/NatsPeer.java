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
  private static final int PORT = 18_604;
  private static final int TESTER_CORE = 1;
  private static final String PROGRAM = "nats-server";

  private NatsPeer() {}

  static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(new File(folder, PROGRAM).toPath()));
  }

  /** What a million messages to so many subscribers cost it, and how many came. */
  static String measure(int clients, int size, int seconds)
      throws IOException, InterruptedException {
    List<String> command = List.of(PROGRAM, "-a", "127.0.0.1", "-p", String.valueOf(PORT));
    try (PinnedProcess server =
            PinnedProcess.start(String.valueOf(NodeUnderTest.SERVER_CORE), command, Map.of())
                .awaitPort(PORT);
        ProcessMeter meter = new ProcessMeter(server.pid())) {
      List<String> arguments =
          Stream.of(PORT, clients, size, seconds).map(String::valueOf).toList();
      try (PinnedProcess tester = PinnedProcess.java(TESTER_CORE, NatsClients.class, arguments)) {
        tester.await();
        String last =
            Files.readAllLines(tester.log().toPath()).stream()
                .filter(line -> line.matches("\\d+ \\d+ \\d+"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("see " + tester.log()));
        return summary(last.split(" ", -1), meter, clients);
      }
    }
  }

  private static String summary(String[] window, ProcessMeter meter, int clients) {
    long from = Long.parseLong(window[0]);
    long to = Long.parseLong(window[1]);
    double messages = Double.parseDouble(window[2]);
    return String.format(
        Locale.ROOT,
        "%,6d clients, %-12s %,.0f messages/s; %.2f CPU s a million",
        clients,
        PROGRAM,
        messages * 1000 / (to - from),
        meter.cpuSeconds(from, to) / messages * 1e6);
  }
}
