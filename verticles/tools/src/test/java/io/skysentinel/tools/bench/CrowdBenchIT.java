package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Both measurements of a crowd, as small as they go: what is printed is there and can be. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class CrowdBenchIT {
  private static final int CLIENTS = 40;
  private static final String ARGUMENTS = " --clients 40 --aircraft 100 --seconds 2 --root ";

  @TempDir Path temp;
  private final Printed printed = new Printed();
  private final CommandLine bench = CrowdBench.commandLine(printed.out());

  @Test
  void crowdTellsDeliveryAndTheMemoryOfAClient() throws Exception {
    String root = NodeScript.in(temp).toString();

    assertThat(bench.execute(("crowd --warm-up 1" + ARGUMENTS + root).split(" ")))
        .as(printed.text())
        .isZero();

    checkDelivery(printed.line("crowd: "));
    String memory = printed.line("==> a client: ");
    double before = printed.number(memory, "heap \\(([\\d.]+) to");
    double after = printed.number(memory, "heap \\([\\d.]+ to ([\\d.]+) MiB");
    assertThat(before).isBetween(5.0, 512.0);
    assertThat(after).isBetween(5.0, 512.0);
    assertThat(printed.number(memory, "client: (-?[\\d.]+) KB"))
        .isCloseTo((after - before) * (1 << 20) / 1000 / CLIENTS, within(3.0));
    assertThat(printed.number(memory, "RSS -?[\\d.]+ KB \\(([\\d.]+) to"))
        .isBetween(100.0, 4_000.0);
  }

  @Test
  void slowTellsThatThoseWhoStopAreBroughtUpToDate() throws Exception {
    bench.parseArgs(("slow --warm-up 0 --pause 2" + ARGUMENTS + "unused").split(" "));
    try (NodeUnderTest node = NodeUnderTest.simulating(100, NodeScript.in(temp), "{}")) {
      checkNode(node);
      bench.<CrowdBench>getCommand().measure(node);
    }

    checkDelivery(printed.line("all read: "));
    checkDelivery(printed.line("all read, 2 s: "));
    checkDelivery(printed.line("10 % stop for 2 s: "));
    String result = printed.line("==> process and kernel TCP memory at most: ");
    assertThat(printed.number(result, "most: ([\\d.]+) MiB alone")).isBetween(100.0, 4_000.0);
    assertThat(printed.number(result, "([\\d.]+) all reading")).isBetween(100.0, 4_000.0);
    assertThat(printed.number(result, "([\\d.]+) with the slow")).isBetween(100.0, 4_000.0);
    assertThat(printed.number(result, "caught up after \\{\"count\":(\\d+)")).isPositive();
    assertThat(result).endsWith("closed {}");
  }

  /** What is measured is the JVM itself, not the script that has started it. */
  private static void checkNode(NodeUnderTest node) throws Exception {
    assertThat(Files.readString(Path.of("/proc", String.valueOf(node.pid()), "comm")))
        .isEqualTo("java\n");
    assertThat(node.liveHeap()).isBetween(5L << 20, 512L << 20);
    assertThat(node.url()).endsWith(":" + node.port());
  }

  private void checkDelivery(String line) {
    // How many a second, a busy machine decides; that none is missing stands at the line's end.
    assertThat(printed.number(line, ": ([\\d,]+) messages/s")).isBetween(1.0, CLIENTS * 40.0);
    assertThat(printed.number(line, "of ([\\d,]+) bytes")).isBetween(50.0, 50_000.0);
    assertThat(printed.number(line, "p99 ([\\d.]+) max"))
        .isBetween(
            printed.number(line, "p50 ([\\d.]+) p99"), printed.number(line, "max ([\\d.]+) ms"));
    assertThat(line).contains("clean true");
  }
}
