package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.testing.UnexplainedLines;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnexplainedLinesTest {
  private static final String BEGINNING = "2026-11-26T21:04:24.818 ";
  private static final String TO_A_KILLED_NODE =
      BEGINNING
          + "WARN  PeerVerticle Node cache-1 cannot be reached at 127.0.0.1:4711 (refused): …";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INFO  NodeProcess Stopped",
        "WARN  EventLoopWatch This machine is too busy: vert.x-eventloop-thread-0 is 2034 ms late",
        "WARN  ClusterHeartbeatManager [127.0.0.1]:21016 Suspecting Member [127.0.0.1]:21017",
        "WARN  TopicKeeper The log at 127.0.0.1:21015 is not ready (timeout); trying until it is",
        "WARN  ModelWriter A model cannot be saved, trying again: …TimeoutException: no answer",
        "ERROR LogWatch The log at 127.0.0.1:21015 does not answer; states wait in the buffer",
      })
  void whatABusyMachineMakesANodeSayIsExplained(String line) {
    assertThat(UnexplainedLines.in(List.of(BEGINNING + line))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WARN  EventLoopWatch vert.x-eventloop-thread-0 has been blocked for 2034 ms",
        "WARN  BlockedThreadChecker Thread vert.x-eventloop-thread-0 has been blocked for 2034 ms",
        "WARN  TopicKeeper flights.state has 3 partitions, not 12; it is left as it is",
        "ERROR LogPublisher 17 states were accepted but not written",
      })
  void whatADefectMakesItSayIsNot(String line) {
    assertThat(UnexplainedLines.in(List.of(BEGINNING + line))).hasSize(1);
  }

  @Test
  void aStackTraceAndWhatDidNotComeThroughTheLogAreNot() {
    List<String> lines = List.of("java.lang.NullPointerException: x", "\tat a.B.c(B.java:1)", "");

    assertThat(UnexplainedLines.in(lines)).isEqualTo(lines);
  }

  @Test
  void aMessageToANodeThatIsGoneIsExplainedOnlyWhereATestKillsOne() {
    assertThat(UnexplainedLines.in(List.of(TO_A_KILLED_NODE))).hasSize(1);
    assertThat(UnexplainedLines.withANodeKilledIn(List.of(TO_A_KILLED_NODE))).isEmpty();
  }
}
