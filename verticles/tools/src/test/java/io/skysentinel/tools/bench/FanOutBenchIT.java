package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A node against each of its peers, as small as it goes: what is printed is there and can be. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class FanOutBenchIT {
  private static final int CLIENTS = 40;
  private static final String ARGUMENTS =
      " --clients 40 --rounds 1 --seconds 2 --warm-up 1 --root unused";

  @TempDir static Path temp;
  private static NodeUnderTest node;
  private final Printed printed = new Printed();

  @BeforeAll
  static void start() throws Exception {
    node = NodeUnderTest.simulating(100, NodeScript.in(temp), "{}");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @CsvSource({"ws, bare loop", "eventbus, stock bridge"})
  void comparesANodeWithItsPeer(String what, String peer) throws Exception {
    CommandLine line = FanOutBench.commandLine(printed.out());
    line.parseArgs((what + ARGUMENTS).split(" "));
    line.<FanOutBench>getCommand().measure(node);

    double size = printed.number(printed.line("node: pid"), "messages of ([\\d,]+) bytes");
    String ours = printed.line("    40 clients, node ");
    String other = printed.line("    40 clients, " + peer);
    double costs = checkRound(ours);
    double peerCosts = checkRound(other);
    assertThat(printed.number(ours, "of ([\\d,]+) bytes")).isBetween(size / 2, size * 2);
    if (what.equals("ws")) {
      // The peer sends what it was told to.
      assertThat(printed.number(other, "of ([\\d,]+) bytes")).isBetween(size - 60, size + 60);
    }
    String result = printed.line("==> 40 clients, node and " + peer);
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
    // At most five ticks a second, with a message for each shard, and the heartbeats.
    assertThat(perSecond).isBetween(1.0, CLIENTS * 40.0);
    assertThat(loaded).isBetween(0.0, 1.2);
    assertThat(idle).isBetween(0.0, 1.2);
    // All are printed with three digits behind the point at most, and a message counts fiftyfold.
    assertThat(cost)
        .isCloseTo((loaded - idle) / perSecond * 1e6, within(0.0011 / perSecond * 1e6 + 1));
    return cost;
  }
}
