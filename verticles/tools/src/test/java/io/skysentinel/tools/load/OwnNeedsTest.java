package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tester itself needs; the clocks are arguments. */
class OwnNeedsTest {
  private static final long SECOND = 1_000_000_000L;

  private long cpuNanos = 7 * SECOND;
  private long nanos = -3 * SECOND;
  private final OwnNeeds needs = new OwnNeeds(() -> cpuNanos, () -> nanos);

  @ParameterizedTest
  @CsvSource({"10, 0, 0", "10, 5, 0.5", "10, 10, 1", "10, 35, 3.5", "60, 1, 0.016666666666666666"})
  void coresAreTheTimeOfTheProcessorByTheTimeThatPassed(long seconds, long busy, double cores) {
    needs.start();
    nanos += seconds * SECOND;
    cpuNanos += busy * SECOND;

    assertThat(needs.stop().cores()).isEqualTo(cores);
  }

  @Test
  void whatWasNeededBeforeTheStartDoesNotCount() {
    needs.start();
    cpuNanos += 500 * SECOND;
    nanos += 500 * SECOND;
    needs.start();
    cpuNanos += SECOND;
    nanos += 4 * SECOND;

    assertThat(needs.stop().cores()).isEqualTo(0.25);
  }

  @Test
  void noTimeAtAllIsNoDivisionByZero() {
    needs.start();

    assertThat(needs.stop().cores()).isZero();
  }

  @Test
  void theRealClocksSeeAThreadThatIsBusy() {
    OwnNeeds real = new OwnNeeds();
    real.start();
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long enough = thread.getCurrentThreadCpuTime() + SECOND / 10;
    while (thread.getCurrentThreadCpuTime() < enough) {
      Thread.onSpinWait();
    }
    LoadResult.Own own = real.stop();

    assertThat(own.cores()).isPositive().isLessThan(own.processors() + 0.5);
    assertThat(own.heapMiB()).isPositive();
    assertThat(own.processors()).isEqualTo(Runtime.getRuntime().availableProcessors());
  }
}
