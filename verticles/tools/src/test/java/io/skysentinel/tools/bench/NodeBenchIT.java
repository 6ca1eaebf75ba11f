package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Each bench of a whole node once, as small as it goes: what it prints is there and can be. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class NodeBenchIT {
  private static final int CLIENTS = 40;

  @TempDir Path temp;
  private final Printed printed = new Printed();
  private Path root;

  @BeforeEach
  void script() throws Exception {
    root = NodeScript.in(temp);
  }

  @ParameterizedTest
  @CsvSource({"ws, bare loop", "eventbus, stock bridge"})
  void fanOutComparesANodeWithItsPeer(String what, String peer) {
    run(
        FanOutBench.commandLine(printed.out()),
        what,
        "--clients",
        String.valueOf(CLIENTS),
        "--aircraft",
        "100",
        "--rounds",
        "1",
        "--seconds",
        "2",
        "--warm-up",
        "1");

    double size = printed.number(printed.line("node: pid"), "messages of ([\\d,]+) bytes");
    String node = printed.line("    40 clients, node ");
    String other = printed.line("    40 clients, " + peer);
    double costs = checkRound(node);
    double peerCosts = checkRound(other);
    assertThat(printed.number(node, "of ([\\d,]+) bytes")).isBetween(size / 2, size * 2);
    if (what.equals("ws")) {
      // The peer sends what it was told to.
      assertThat(printed.number(other, "of ([\\d,]+) bytes")).isBetween(size - 60, size + 60);
    }
    String result = printed.line("==> 40 clients: medians");
    assertThat(printed.number(result, "medians (-?[\\d.]+) and")).isEqualTo(costs);
    assertThat(printed.number(result, "and (-?[\\d.]+) CPU")).isEqualTo(peerCosts);
    assertThat(printed.number(result, "costs (-?[\\d.]+) x"))
        .isCloseTo(costs / peerCosts, within(0.01 + Math.abs(costs / peerCosts) * 0.01));
  }

  /** Says the cost of a million messages, less what the server needs for itself. */
  private double checkRound(String line) {
    double perSecond = printed.number(line, "; ([\\d,]+) messages/s");
    double loaded = printed.number(line, "loaded ([\\d.]+) ");
    double idle = printed.number(line, "idle ([\\d.]+) cores");
    double cost = printed.number(line, "; (-?[\\d.]+) CPU s a million");
    assertThat(line).endsWith("faults 0");
    // Five ticks a second, to which a message for each shard and the heartbeats may come.
    assertThat(perSecond).isBetween(CLIENTS * 2.0, CLIENTS * 40.0);
    assertThat(loaded).isBetween(0.0, 1.2);
    assertThat(idle).isBetween(0.0, 1.2);
    // All are printed with three digits behind the point at most, and a message counts fiftyfold.
    assertThat(cost)
        .isCloseTo((loaded - idle) / perSecond * 1e6, within(0.0011 / perSecond * 1e6 + 1));
    return cost;
  }

  @Test
  void crowdTellsDeliveryAndTheMemoryOfAClient() {
    run(
        CrowdBench.commandLine(printed.out()),
        "crowd",
        "--clients",
        String.valueOf(CLIENTS),
        "--aircraft",
        "100",
        "--seconds",
        "2",
        "--warm-up",
        "1");

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
  void slowTellsThatThoseWhoStopAreBroughtUpToDate() {
    run(
        CrowdBench.commandLine(printed.out()),
        "slow",
        "--clients",
        String.valueOf(CLIENTS),
        "--aircraft",
        "100",
        "--seconds",
        "2",
        "--warm-up",
        "1",
        "--pause",
        "4");

    checkDelivery(printed.line("all read: "));
    checkDelivery(printed.line("all read, 4 s: "));
    checkDelivery(printed.line("10 % stop for 4 s: "));
    String result = printed.line("==> process and kernel TCP memory at most: ");
    assertThat(printed.number(result, "most: ([\\d.]+) MiB alone")).isBetween(100.0, 4_000.0);
    assertThat(printed.number(result, "([\\d.]+) all reading")).isBetween(100.0, 4_000.0);
    assertThat(printed.number(result, "([\\d.]+) with the slow")).isBetween(100.0, 4_000.0);
    assertThat(printed.number(result, "caught up after \\{\"count\":(\\d+)")).isPositive();
    assertThat(result).endsWith("closed {}");
  }

  private void checkDelivery(String line) {
    assertThat(printed.number(line, ": ([\\d,]+) messages/s"))
        .isBetween(CLIENTS * 2.0, CLIENTS * 40.0);
    assertThat(printed.number(line, "of ([\\d,]+) bytes")).isBetween(50.0, 50_000.0);
    assertThat(printed.number(line, "p99 ([\\d.]+) max"))
        .isBetween(
            printed.number(line, "p50 ([\\d.]+) p99"), printed.number(line, "max ([\\d.]+) ms"));
    assertThat(line).contains("clean true");
  }

  @Test
  void latencyFollowsEachAnswerToTheFrames() throws Exception {
    new FeedLatencyBench(50, printed.out()).run(root, 3, 5);

    String line = printed.line("==> 50 aircraft, all changed by each answer");
    double answers = printed.number(line, "\\((\\d+) answers");
    double each = printed.number(line, "ms \\(([\\d,]+)\\); the node");
    assertThat(answers).isBetween(3.0, 7.0);
    assertThat(each).isBetween(answers * 50 - 50, answers * 50 + 50);
    double max = printed.number(line, "max (\\d+) ms");
    assertThat(printed.number(line, "each aircraft p50 (\\d+) p99")).isBetween(0.0, max);
    assertThat(printed.number(line, "first of an answer p50 (\\d+) p99")).isBetween(0.0, max);
    assertThat(printed.number(line, "took (\\d+) ms of processor time")).isBetween(1.0, 5_000.0);
  }

  @Test
  void theNodeThatIsMeasuredIsTheJvmAndEndsWithTheBench() throws Exception {
    Map<String, String> feed = Map.of("FEEDS", "simulator", "SIMULATOR_AIRCRAFT", "5");
    long pid;
    try (NodeUnderTest node = NodeUnderTest.start("0-1", root, "{}", feed)) {
      pid = node.pid();
      assertThat(Files.readString(Path.of("/proc", String.valueOf(pid), "comm")))
          .isEqualTo("java\n");
      assertThat(node.liveHeap()).isBetween(5L << 20, 512L << 20);
      assertThat(node.url()).endsWith(":" + node.port());
    }
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }

  @Test
  void aNodeThatDoesNotStartIsSaidAndNotMeasured() {
    assertThatThrownBy(() -> NodeUnderTest.start("0", root, "{\"no\":\"json", Map.of()))
        .hasMessageContaining("/health/ready")
        .hasMessageContaining(".log");
  }

  private void run(CommandLine bench, String... arguments) {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--root";
    all[arguments.length + 1] = root.toString();
    assertThat(bench.execute(all)).as(printed.text()).isZero();
  }
}
