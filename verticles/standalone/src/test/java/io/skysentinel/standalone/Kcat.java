package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The command-line client of Kafka's protocol, which shares no code with ours. */
final class Kcat {
  private Kcat() {}

  static boolean isInstalled() throws InterruptedException {
    try {
      return started("-V").waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  /** What it prints, line by line; fails if it does not succeed. */
  static List<String> run(String... arguments) throws IOException, InterruptedException {
    Process kcat = started(arguments);
    List<String> lines = kcat.inputReader(StandardCharsets.UTF_8).lines().toList();
    assertThat(kcat.waitFor()).as(String.join("\n", lines)).isZero();
    return lines;
  }

  private static Process started(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add("kcat");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
