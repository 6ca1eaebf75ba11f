package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What the clients saw, second by second and in all; the seconds are arguments. */
class SamplesTest {
  private final Samples samples = new Samples();

  @Test
  void aRateIsWhatCameSinceTheLastLineByTheTimeThatPassed() {
    samples.add(seen(100, 5_000), 1);
    LoadSample second = samples.add(seen(250, 8_000), 1.5);
    LoadSample third = samples.add(seen(250, 8_000), 3);

    assertThat(second.messagesPerSecond()).isEqualTo(300);
    assertThat(second.bytesPerSecond()).isEqualTo(6_000);
    assertThat(third.messagesPerSecond()).isZero();
    assertThat(third.second()).isEqualTo(3);
    assertThat(samples.lastSecond()).isEqualTo(3);
  }

  @Test
  void twoLinesOfTheSameMomentAreNoRateWithoutEnd() {
    samples.add(seen(100, 0), 1);
    LoadSample again = samples.add(seen(101, 0), 1);

    assertThat(again.messagesPerSecond()).isLessThanOrEqualTo(1000);
  }

  @Test
  void linesHoldTheStandAndTheTroublesSoFar() {
    Observation now = seen(10, 0);
    now.tally().connected = 7;
    now.tally().ready = 5;
    now.tally().faults.missing = 2;
    now.tally().malformed = 1;
    LoadSample line = samples.add(now, 1);

    assertThat(line.connected()).isEqualTo(7);
    assertThat(line.ready()).isEqualTo(5);
    assertThat(line.troubles()).isEqualTo(3);
    assertThat(line.measured()).isFalse();
  }

  @Test
  void aLinesTimesAreThoseOfItsSecondAlone() {
    samples.add(slowest(seen(1, 0), 900), 1);
    LoadSample quick = samples.add(slowest(seen(2, 0), 3), 2);

    assertThat(quick.max()).isCloseTo(3, within(0.01));
    assertThat(quick.p50()).isCloseTo(3, within(0.01));
    assertThat(quick.p99()).isCloseTo(3, within(0.01));
  }

  @Test
  void theResultHoldsNothingOfBeforeItWasMeasured() {
    samples.add(slowest(seen(1_000, 70_000), 900), 1);
    samples.startMeasuring(slowest(seen(2_000, 90_000), 800), 2.5);
    samples.add(slowest(seen(2_600, 93_000), 4), 3.5);
    samples.add(slowest(seen(3_000, 94_000), 2), 4.5);
    LoadResult result = result();

    assertThat(result.measuredSeconds()).isEqualTo(2);
    assertThat(result.messages()).isEqualTo(1_000);
    assertThat(result.bytes()).isEqualTo(4_000);
    assertThat(result.seen().delivery().count()).isEqualTo(2);
    assertThat(result.seen().delivery().max()).isCloseTo(4, within(0.01));
    assertThat(result.samples())
        .extracting(LoadSample::measured)
        .containsExactly(false, false, true, true);
  }

  @Test
  void faultsCountFromTheVeryStart() {
    Observation early = seen(10, 0);
    early.tally().faults.missing = 4;
    samples.add(early, 1);
    Observation later = seen(20, 0);
    later.tally().faults.missing = 4;
    samples.startMeasuring(later, 2);

    assertThat(result().seen().tally().faults.missing).isEqualTo(4);
    assertThat(result().isClean()).isFalse();
  }

  @Test
  void firstSnapshotsOfTheStormAreApartFromThoseOfTheRamp() {
    samples.add(firstSnapshot(20), 1);
    samples.startMeasuring(firstSnapshot(30), 2);
    samples.startStorm();
    samples.add(firstSnapshot(500), 3);
    samples.add(firstSnapshot(600), 4);
    Latencies storm = samples.endStorm();
    samples.add(firstSnapshot(40), 5);
    LoadResult result = result();

    assertThat(storm.count()).isEqualTo(2);
    assertThat(storm.max()).isCloseTo(600, within(0.6));
    assertThat(result.seen().firstSnapshot().count()).isEqualTo(3);
    assertThat(result.seen().firstSnapshot().max()).isCloseTo(40, within(0.04));
  }

  @Test
  void whoHasCaughtUpCountsWhenever() {
    Observation early = seen(1, 0);
    early.caughtUp().record(7_000);
    samples.add(early, 1);
    Observation late = seen(1, 0);
    late.caughtUp().record(9_000);
    samples.startMeasuring(late, 2);

    assertThat(result().seen().caughtUp().count()).isEqualTo(2);
  }

  @Property(tries = 200)
  void theRatesOfTheLinesAddUpToTheWhole(@ForAll long seed) {
    Random random = new Random(seed);
    Samples any = new Samples();
    long messages = random.nextInt(1000);
    double second = random.nextDouble();
    any.startMeasuring(seen(messages, 0), second);
    long first = messages;
    for (int i = 0; i < 20; i++) {
      messages += random.nextInt(10_000);
      second += 0.01 + random.nextDouble();
      any.add(seen(messages, 0), second);
    }
    LoadResult result =
        any.result(LoadPlans.of(Protocol.SSE), Instant.EPOCH, 0, null, 0, 0, ReportResults.AT_EASE);

    assertThat(result.messages()).isEqualTo(messages - first);
    assertThat(integral(result.samples())).isCloseTo(messages - first, within(1e-3));
  }

  private static double integral(List<LoadSample> lines) {
    double sum = 0;
    for (int i = 1; i < lines.size(); i++) {
      double passed = lines.get(i).second() - lines.get(i - 1).second();
      sum += lines.get(i).messagesPerSecond() * passed;
    }
    return sum;
  }

  private static Observation seen(long deltas, long bytes) {
    Observation observation = Observation.empty();
    observation.tally().deltas = deltas;
    observation.tally().bytes = bytes;
    return observation;
  }

  private static Observation slowest(Observation observation, long milliseconds) {
    observation.delivery().record(milliseconds * 1000);
    return observation;
  }

  private static Observation firstSnapshot(long milliseconds) {
    Observation observation = seen(0, 0);
    observation.firstSnapshot().record(milliseconds * 1000);
    return observation;
  }

  private LoadResult result() {
    return samples.result(
        LoadPlans.of(Protocol.SSE), Instant.EPOCH, 2, null, 0, 0, ReportResults.AT_EASE);
  }
}
