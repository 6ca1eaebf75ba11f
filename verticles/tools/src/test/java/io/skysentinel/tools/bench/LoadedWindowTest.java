package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.skysentinel.tools.bench.LoadedWindow.Count;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** A made-up report of the load tester, with numbers that can be added up by hand. */
class LoadedWindowTest {
  private static final long STARTED_MS = 1_767_323_045_678L;

  private final JsonArray samples = new JsonArray();
  private final JsonObject faults = new JsonObject();
  private final JsonObject report =
      new JsonObject()
          .put("started", "2026-01-02T03:04:05.678Z")
          .put("samples", samples)
          .put("faults", faults)
          .put("deliveryMs", new JsonObject().put("p50", 12.5).put("p99", 80).put("max", 99.0));

  @Test
  void leavesOutTheSecondsInWhichClientsComeAndGo() {
    sample(1.0, false, 777_777, 1);
    sample(2.0, true, 666_666, 1);
    sample(3.0, true, 555_555, 1);
    sample(4.0, true, 1_000, 50_000);
    sample(6.0, true, 500, 25_000);
    sample(6.5, true, 2_000, 100_000);
    sample(7.5, true, 444_444, 1);

    Count count = Count.of(report);

    assertThat(count.from()).isEqualTo(STARTED_MS + 3_000);
    assertThat(count.to()).isEqualTo(STARTED_MS + 6_500);
    assertThat(count.seconds()).isEqualTo(3.5);
    assertThat(count.messages()).isCloseTo(1_000 + 2 * 500 + 0.5 * 2_000, within(1e-6));
    assertThat(count.bytes()).isCloseTo(50_000 + 2 * 25_000 + 0.5 * 100_000, within(1e-6));
    assertThat(count.messagesPerSecond()).isCloseTo(3_000 / 3.5, within(1e-6));
    assertThat(count.bytesPerMessage()).isCloseTo(50, within(1e-9));
  }

  @Test
  void roundsTimesAndDoesNotCutThem() {
    // 1.1 * 1000 is 1100.0000000000002 and 2.3 * 1000 is 2299.9999999999995 in binary.
    sample(0.1, true, 1, 1);
    sample(1.1, true, 1, 1);
    sample(2.3, true, 1, 1);
    sample(3.3, true, 1, 1);

    assertThat(Count.of(report).from()).isEqualTo(STARTED_MS + 1_100);
    assertThat(Count.of(report).to()).isEqualTo(STARTED_MS + 2_300);
  }

  @Test
  void aRunThatWasTooShortIsNoMeasurement() {
    sample(1, true, 1, 1);
    sample(2, true, 1, 1);
    sample(3, true, 1, 1);
    sample(4, false, 1, 1);

    assertThatThrownBy(() -> Count.of(report)).hasMessageContaining("measured 3 s only");
  }

  @Test
  void theCostIsLessWhatTheServerNeedsForItself() {
    LoadedWindow window = window(new Count(0, 10_000, 500_000, 1), 5.0, 0.7);

    assertThat(window.cores()).isEqualTo(0.5);
    assertThat(window.cpuPerMillion(0)).isCloseTo(10, within(1e-9));
    assertThat(window.cpuPerMillion(0.1)).isCloseTo(8, within(1e-9));
    assertThat(window.cpuPerMillion(0.5)).isZero();
  }

  @Test
  void everyKindOfFaultIsAFault() {
    faults
        .put("missing", 1)
        .put("doubled", 2)
        .put("reordered", 4)
        .put("malformed", 8)
        .put("unasked", 16)
        .put("errors", 32)
        .put("failedConnections", 64)
        .put("notConnectedAtEnd", 128)
        .put("silentAtEnd", 256);

    assertThat(window(new Count(0, 1, 1, 1), 1, 0).faults()).isEqualTo(511);
  }

  @Test
  void aCleanRunHasNone() {
    faults.put("missing", 0).put("doubled", 0L);

    assertThat(window(new Count(0, 1, 1, 1), 1, 0).faults()).isZero();
  }

  @Test
  void timesMayBeWholeNumbersInJson() {
    LoadedWindow window = window(new Count(0, 1, 1, 1), 1, 0);

    assertThat(window.percentile("p50")).isEqualTo(12.5);
    assertThat(window.percentile("p99")).isEqualTo(80.0);
    assertThat(window.percentile("max")).isEqualTo(99.0);
  }

  private LoadedWindow window(Count count, double cpu, double jit) {
    return new LoadedWindow(report, count, cpu, jit);
  }

  private void sample(double second, boolean measured, double messages, double bytes) {
    samples.add(
        new JsonObject()
            .put("second", second)
            .put("measured", measured)
            .put("messagesPerSecond", messages)
            .put("bytesPerSecond", bytes));
  }
}
