package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** Each bench with a broker in this process once, as small as it goes. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class BrokerBenchIT {
  private final Printed printed = new Printed();

  @Test
  void publishCountsWhatTheBrokerConfirmed() {
    Printed printed;
    String line;
    double states;
    do {
      // A broker that others keep from working may confirm nothing in two seconds.
      printed = new Printed();
      assertThat(
              new CommandLine(new PublishBench(printed.out()))
                  .execute("--seconds", "2", "--warm-up", "1", "--aircraft", "500"))
          .isZero();
      line = printed.line("all of it: ");
      states = printed.number(line, "it: ([\\d,]+) states/s");
    } while (states < 100);

    assertThat(states).isLessThan(5_000_000.0);
    assertThat(printed.number(line, "\\(([\\d,]+) records/s"))
        .isBetween(states * 2 - 2, states * 4);
    assertThat(printed.number(line, "collection (\\d+) MB")).isBetween(1.0, 4_000.0);
    assertThat(printed.number(line, "CPU ([\\d.]+) cores"))
        .isBetween(0.01, Runtime.getRuntime().availableProcessors() + 0.3);
  }

  @Test
  void cacheReadsAllThatIsInTheLogInEveryRound() {
    assertThat(
            new CommandLine(new CacheBench(printed.out()))
                .execute("--states", "4000", "--aircraft", "200", "--rounds", "2"))
        .isZero();

    for (int round = 1; round <= 2; round++) {
      String line = printed.line("round " + round + ": ");
      double states = printed.number(line, ": ([\\d,]+) states in");
      // What the simulator made beyond the last whole second is there as well.
      assertThat(states).isBetween(4_000.0, 4_400.0);
      double seconds = printed.number(line, "in ([\\d.]+) s");
      assertThat(printed.number(line, "s: ([\\d,]+)/s"))
          .isCloseTo(states / seconds, within(states / seconds * 0.3 + 1));
      assertThat(printed.number(line, "; ([\\d,]+) a second of one core"))
          .isBetween(500.0, 50_000_000.0);
      // Some land and others start while the log is filled.
      assertThat(printed.number(line, "core; ([\\d,]+) aircraft")).isBetween(200.0, 260.0);
    }
  }
}
