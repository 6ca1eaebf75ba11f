package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The percentiles are those of the sorted times, to three digits. */
class LatenciesTest {
  private static final long TEN_MINUTES = 600_000_000;
  private static final double THREE_DIGITS = 1e-3;

  private final Latencies latencies = new Latencies();

  @Property(tries = 500)
  void aPercentileIsTheOneOfTheSortedTimes(
      @ForAll @Size(min = 1, max = 400) List<@LongRange(max = TEN_MINUTES) Long> micros,
      @ForAll @DoubleRange(min = 0, max = 100) double percentile) {
    Latencies times = of(micros);

    for (double p : new double[] {0, 50, 90, 99, 99.9, 100, percentile}) {
      double exact = exact(micros, p);
      assertThat(times.percentile(p)).as("p%s", p).isCloseTo(exact, within(tolerance(exact)));
    }
    assertThat(times.count()).isEqualTo(micros.size());
  }

  @Property(tries = 200)
  void theLargestIsTheLargest(
      @ForAll @Size(min = 1, max = 400) List<@LongRange(max = TEN_MINUTES) Long> micros) {
    Latencies times = of(micros);
    double exact = exact(micros, 100);

    assertThat(times.max()).isCloseTo(exact, within(tolerance(exact)));
    assertThat(times.percentile(100)).isEqualTo(times.max());
    assertThat(times.percentile(99)).isLessThanOrEqualTo(times.max());
  }

  @Property(tries = 200)
  void theTimesOfTwoLoopsTogetherAreThoseOfOne(@ForAll long seed) {
    Random random = new Random(seed);
    Latencies one = new Latencies();
    Latencies first = new Latencies();
    Latencies second = new Latencies();
    for (int i = random.nextInt(500); i >= 0; i--) {
      long micros = (long) Math.exp(random.nextDouble() * 20);
      one.record(micros);
      (random.nextBoolean() ? first : second).record(micros);
    }
    first.add(second);

    assertThat(first.count()).isEqualTo(one.count());
    for (double p : new double[] {0, 1, 50, 90, 99, 99.9, 100}) {
      assertThat(first.percentile(p)).isEqualTo(one.percentile(p));
    }
  }

  @Test
  void oneOutlierInAThousandIsInTheTopPermilleAndNotBelow() {
    for (int i = 0; i < 999; i++) {
      latencies.record(1_000);
    }
    latencies.record(2_000_000);

    assertThat(latencies.percentile(50)).isCloseTo(1, within(0.001));
    assertThat(latencies.percentile(99)).isCloseTo(1, within(0.001));
    assertThat(latencies.percentile(99.9)).isCloseTo(1, within(0.001));
    assertThat(latencies.percentile(99.95)).isCloseTo(2000, within(2.0));
    assertThat(latencies.max()).isCloseTo(2000, within(2.0));
  }

  @Test
  void nothingIsZeroAndNoNumberThatIsNone() {
    assertThat(latencies.count()).isZero();
    assertThat(latencies.percentile(99)).isZero();
    assertThat(latencies.max()).isZero();
  }

  @Test
  void aClockThatLagsMakesZeroAndNotAnError() {
    latencies.record(-1);
    latencies.record(Long.MIN_VALUE);

    assertThat(latencies.count()).isEqualTo(2);
    assertThat(latencies.max()).isZero();
  }

  @Test
  void whatIsLongerThanTenMinutesIsTenMinutesAndNotLost() {
    latencies.record(Long.MAX_VALUE);
    latencies.record(TEN_MINUTES + 1);

    assertThat(latencies.count()).isEqualTo(2);
    assertThat(latencies.percentile(0)).isCloseTo(600_000, within(600.0));
    assertThat(latencies.max()).isCloseTo(600_000, within(600.0));
  }

  @Test
  void whatWasTakenIsForgottenHereAndWholeThere() {
    latencies.record(5_000);
    latencies.record(7_000);
    Latencies taken = latencies.take();
    latencies.record(9_000);

    assertThat(taken.count()).isEqualTo(2);
    assertThat(taken.max()).isCloseTo(7, within(0.01));
    assertThat(latencies.count()).isEqualTo(1);
    assertThat(latencies.percentile(0)).isCloseTo(9, within(0.01));
    assertThat(latencies.take().count()).isEqualTo(1);
    assertThat(latencies.take().count()).isZero();
  }

  private static Latencies of(List<Long> micros) {
    Latencies times = new Latencies();
    micros.forEach(times::record);
    return times;
  }

  /** The smallest time that so many percent are not above, in milliseconds. */
  private static double exact(List<Long> micros, double percentile) {
    long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
    int rank = (int) Math.ceil(percentile / 100 * sorted.length);
    return sorted[Math.max(0, rank - 1)] / 1000.0;
  }

  private static double tolerance(double milliseconds) {
    return Math.max(0.001, milliseconds * THREE_DIGITS);
  }
}
