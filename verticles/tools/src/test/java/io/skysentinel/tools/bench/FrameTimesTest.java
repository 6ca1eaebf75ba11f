package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers and frames at made-up times. */
class FrameTimesTest {
  private final FrameTimes times = new FrameTimes();

  @BeforeEach
  void measure() {
    times.measure(true);
  }

  @Test
  void countsEachAircraftFromItsAnswerToTheFrame() {
    times.answered(5, 1_000);
    times.frame(delta(1_020, 5, 5, 5), 1_050);

    assertThat(times.answers()).isEqualTo(1);
    assertThat(times.text())
        .isEqualTo(
            "first of an answer p50 50 p99 50 ms (1 answers; its frame was made after p50 20 p99"
                + " 20 ms); each aircraft p50 50 p99 50 max 50 ms (3)");
  }

  @Test
  void anAnswerInSeveralFramesHasOneFirstAndManyLater() {
    times.answered(5, 1_000);
    times.frame(delta(1_005, 5), 1_010);
    times.frame(delta(1_200, 5, 5), 1_210);

    assertThat(times.answers()).isEqualTo(1);
    assertThat(times.text())
        .contains("first of an answer p50 10 p99 10 ms")
        .contains("each aircraft p50 210 p99 210 max 210 ms (3)");
  }

  @Test
  void aFrameOfTwoAnswersMixedHasOneFirstOfEach() {
    times.answered(5, 1_000);
    times.answered(6, 2_000);
    times.frame(delta(2_005, 5, 6, 5, 6, 5), 2_040);

    assertThat(times.answers()).isEqualTo(2);
    assertThat(times.text()).contains("(2 answers;").contains("max 1040 ms (5)");
  }

  @Test
  void aLateAircraftOfAnOlderAnswerIsNoNewAnswer() {
    for (int poll = 1; poll <= 3; poll++) {
      times.answered(poll, poll * 1_000L);
      times.frame(delta(poll * 1_000L, poll), poll * 1_000L + 10);
    }
    times.frame(delta(3_100, 2, 3, 1), 3_110);

    assertThat(times.answers()).isEqualTo(3);
    assertThat(times.text()).contains("(6)");
  }

  @Test
  void theNumbersBeginAgainAfterTheLastSquawk() {
    for (int poll = 1; poll <= 5_000; poll++) {
      times.answered(poll, poll * 10L);
      times.frame(delta(poll * 10L, poll), poll * 10L + 7);
    }

    // The squawk 0000 of answer 4096 is a number like any other.
    assertThat(times.answers()).isEqualTo(5_000);
    assertThat(times.text()).contains("each aircraft p50 7 p99 7 max 7 ms (5,000)");
  }

  @Test
  void whatHasNotBeenAnsweredIsNotMeasured() {
    times.frame(delta(1_000, 9), 1_010);

    assertThat(times.answers()).isZero();
    assertThat(times.text()).endsWith("(0)");
  }

  @Test
  void onlyDeltasCount() {
    times.answered(5, 1_000);
    times.frame(delta(1_001, 5).replace("delta", "snapshot"), 1_010);
    times.frame("{\"type\":\"heartbeat\",\"t\":1001}", 1_010);

    assertThat(times.answers()).isZero();
  }

  @Test
  void theWarmUpDoesNotCountAndIsNoFirstLater() {
    times.measure(false);
    times.answered(5, 1_000);
    times.frame(delta(1_001, 5), 1_010);
    times.measure(true);
    times.frame(delta(1_100, 5), 1_110);
    times.answered(6, 2_000);
    times.frame(delta(2_001, 6), 2_030);

    assertThat(times.answers()).isEqualTo(1);
    assertThat(times.text()).contains("p50 30 p99 30 ms (1 answers").contains("max 110 ms (2)");
  }

  @Test
  void aClockOfTheNodeThatIsBehindMakesNoNegativeTime() {
    times.answered(5, 1_000);
    times.frame(delta(990, 5), 1_010);

    assertThat(times.text()).contains("its frame was made after p50 0 p99 0 ms");
  }

  @Test
  void theTailIsNotHiddenByTheMiddle() {
    for (int poll = 1; poll <= 100; poll++) {
      times.answered(poll, 10_000);
      times.frame(delta(10_000, poll), poll <= 98 ? 10_020 : 10_400);
    }

    assertThat(times.text()).contains("each aircraft p50 20 p99 400 max 400 ms (100)");
  }

  private static String delta(long madeMs, int... polls) {
    String rows =
        IntStream.of(polls)
            .mapToObj(poll ->
                "{\"icao24\":\"a00001\",\"squawk\":\"%04o\",\"lat\":1}".formatted(poll % 4096))
            .collect(Collectors.joining(","));
    return "{\"type\":\"delta\",\"shard\":0,\"epoch\":\"e\",\"seq\":4,\"t\":%d,\"upserts\":[%s]}"
        .formatted(madeMs, rows);
  }
}
