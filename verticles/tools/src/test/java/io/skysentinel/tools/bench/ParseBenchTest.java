package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.skysentinel.tools.bench.ParseRounds.Round;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ParseBenchTest {

  @Test
  void aRateIsOfTheTimeThatItIsNamedAfter() {
    Round round = new Round(300_000, 600_000_000, 1_500_000_000);

    assertThat(round.perCpuSecond()).isCloseTo(500_000, within(1e-6));
    assertThat(round.perSecond()).isCloseTo(200_000, within(1e-6));
  }

  @Test
  void tellsTheMedianTheRangeAndTheAllocationOfAState() {
    ParseRounds rounds = rounds(900_000, 700_000, 800_000);

    assertThat(rounds.text())
        .isEqualTo(
            "parse: median 800,000 states per CPU second (700,000 .. 900,000), 400,000 per second"
                + " on the wall; 100 bytes allocated a state; bar 500,000: kept");
  }

  @Test
  void thePromiseIsJudgedByTheMedianAndNotByTheBestRound() {
    assertThat(rounds(499_999, 400_000, 9_000_000).isKept()).isFalse();
    assertThat(rounds(499_999, 400_000, 9_000_000).text()).endsWith("MISSED");
    assertThat(rounds(400_000, 520_000).isKept()).isFalse();
    assertThat(rounds(500_000).isKept()).isTrue();
    assertThat(rounds(1, 500_000, 500_000).isKept()).isTrue();
  }

  @Test
  void measuresBothForReal() throws Exception {
    Printed printed = new Printed();
    new ParseBench(200, 2_000_000).run(2, 3, printed.out());

    List<String> lines = printed.lines();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).matches("answer of 200 rows, [\\d,]+ bytes; one thread");
    assertThat(lines.get(1)).startsWith("parse: median ");
    assertThat(lines.get(2)).startsWith("parse and encode both envelopes: median ");
    for (String line : lines.subList(1, 3)) {
      double median = printed.number(line, "median ([\\d,]+) states");
      assertThat(median)
          .isBetween(
              printed.number(line, "\\(([\\d,]+) \\.\\."),
              printed.number(line, "\\.\\. ([\\d,]+)\\)"));
      assertThat(median).isBetween(100.0, 100_000_000.0);
      assertThat(line).endsWith(median >= ParseRounds.BAR ? "kept" : "MISSED");
    }
    double parsing = printed.number(lines.get(1), "([\\d,]+) bytes allocated");
    double encoding = printed.number(lines.get(2), "([\\d,]+) bytes allocated");
    assertThat(parsing).isBetween(50.0, 20_000.0);
    assertThat(encoding).isGreaterThan(parsing);
    // Each round parses the whole answer at least once.
    assertThat(printed.number(lines.get(3), "\\(([\\d,]+) bytes")).isGreaterThanOrEqualTo(200 * 5);
  }

  /** Of a second of processor time each, and twice as long on the wall. */
  private static ParseRounds rounds(long... states) {
    List<Round> rounds =
        LongStream.of(states)
            .mapToObj(count -> new Round(count, 1_000_000_000L, 2_000_000_000L))
            .toList();
    return new ParseRounds("parse", rounds, LongStream.of(states).sum() * 100);
  }
}
