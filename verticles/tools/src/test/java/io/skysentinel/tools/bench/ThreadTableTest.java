package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.tools.bench.ThreadNeeds.Look;
import io.skysentinel.tools.bench.ThreadNeeds.Need;
import io.skysentinel.tools.bench.ThreadTable.Row;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadTableTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void threadsThatDifferByANumberStandTogetherTheDearestFirst() {
    Look from =
        new Look(
            0,
            20,
            Map.of(
                1L, new Need("java", 1, 5), 2L, new Need("x", 2, 100), 3L, new Need("x", 3, 10)));
    Look to =
        new Look(
            10 * SECOND,
            22,
            Map.of(
                1L,
                new Need("java", 1.5, 5),
                2L,
                new Need("x", 2.25, 200),
                3L,
                new Need("x", 4, 40)));

    ThreadTable table = ThreadTable.between(from, to, Map.of(2L, "worker-0", 3L, "worker-1"));

    assertThat(table.rows())
        .containsExactly(new Row("worker", 2, 12.5, 13), new Row("java", 1, 5, 0));
    assertThat(table.all()).isEqualTo(new Row("all", 3, 20, 13));
  }

  @Test
  void aThreadThatBeganInBetweenCountsFromItsBeginning() {
    Look from = new Look(0, 0, Map.of());
    Look to = new Look(2 * SECOND, 1, Map.of(9L, new Need("late", 0.5, 4)));

    assertThat(ThreadTable.between(from, to, Map.of()).rows())
        .containsExactly(new Row("late", 1, 25, 2));
  }

  @Test
  void whatEndedInBetweenIsInTheWholeOnly() {
    Look from = new Look(0, 3, Map.of(9L, new Need("gone", 0.5, 4)));
    Look to = new Look(SECOND, 4, Map.of());

    ThreadTable table = ThreadTable.between(from, to, Map.of());

    assertThat(table.rows()).isEmpty();
    assertThat(table.all()).isEqualTo(new Row("all", 0, 100, 0));
  }

  @Test
  void aLineSaysTheNameThenTheNumbers() {
    Look from = new Look(0, 0, Map.of());
    Look to = new Look(SECOND, 0.5, Map.of(9L, new Need("late", 0.25, 1_234)));

    assertThat(ThreadTable.between(from, to, Map.of()).lines())
        .extracting(line -> line.replaceAll(" +", " "))
        .containsExactly(
            "thread threads % of core wake-ups/s", "late 1 25.00 1234.0", "all 1 50.00 1234.0");
  }

  @ParameterizedTest
  @CsvSource({
    "kafka-request-handler-3, kafka-request-handler",
    "kafka-1-raft-io-thread, kafka-raft-io-thread",
    "ExpirationReaper-1-Fetch, ExpirationReaper-Fetch",
    "vert.x-eventloop-thread-0, vert.x-eventloop-thread",
    "GC Thread#12, GC Thread",
    "G1 Refine#0, G1 Refine",
    "G1 Service, G1 Service",
    "C2 CompilerThread0, C2 CompilerThread",
    "main, main",
  })
  void aNameLosesItsNumbersAndKeepsWhatBelongsToIt(String name, String folded) {
    assertThat(ThreadTable.folded(name)).isEqualTo(folded);
  }
}
