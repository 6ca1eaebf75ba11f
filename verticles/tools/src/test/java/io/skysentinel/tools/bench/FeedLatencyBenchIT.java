package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The latency of a feed, as small as it goes: what is printed is there and can be. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class FeedLatencyBenchIT {
  @TempDir Path temp;
  private final Printed printed = new Printed();

  @Test
  void followsEachAnswerToTheFramesAndEndsTheNode() throws Exception {
    new FeedLatencyBench(50, printed.out()).run(NodeScript.in(temp), 2, 4);

    String line = printed.line("==> 50 aircraft, all changed by each answer");
    double answers = printed.number(line, "\\((\\d+) answers");
    double each = printed.number(line, "ms \\(([\\d,]+)\\); the node");
    assertThat(answers).isBetween(1.0, 6.0);
    assertThat(each).isBetween(answers * 50 - 50, answers * 50 + 50);
    double max = printed.number(line, "max (\\d+) ms");
    assertThat(printed.number(line, "each aircraft p50 (\\d+) p99")).isBetween(0.0, max);
    assertThat(printed.number(line, "first of an answer p50 (\\d+) p99")).isBetween(0.0, max);
    assertThat(printed.number(line, "took (\\d+) ms of processor time")).isBetween(1.0, 5_000.0);
    long pid = (long) printed.number(line, "node pid (\\d+)");
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }

  @Test
  void aNodeThatDoesNotStartIsSaidAndNotMeasured() {
    assertThatThrownBy(
            () -> NodeUnderTest.start("0", NodeScript.in(temp), "{\"no\":\"json", Map.of()))
        .hasMessageContaining("/health/ready")
        .hasMessageContaining(".log");
  }
}
