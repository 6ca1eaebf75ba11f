package io.skysentinel.poller.feeds.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Source;
import io.skysentinel.poller.feeds.FeedBench;
import io.skysentinel.poller.feeds.FeedConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorFeedIT {
  private static final BoundingBox NEW_YORK = new BoundingBox(40.4, 41.2, -74.5, -73.5);

  private final FeedBench bench = new FeedBench();
  @TempDir Path directory;

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void bringsEveryAircraft() throws Exception {
    start(settings(50, 0, ""));

    await()
        .until(
            () -> bench.sink.states().stream().map(FlightState::icao24).distinct().count() >= 50);

    assertThat(bench.sink.batches.get(0).source())
        .isEqualTo(new Source("test", "simulator", Source.Mode.SIMULATED, NEW_YORK, 0.5));
    assertThat(bench.report.failures).isEmpty();
  }

  @Test
  void bringsManyInBatchesOfABoundedSize() throws Exception {
    start(settings(30_000, 0, ""));

    await().until(() -> bench.sink.states().size() > 30_000);

    assertThat(bench.sink.batches)
        .allSatisfy(batch -> assertThat(batch.size()).isBetween(1, 5_000));
    assertThat(bench.sink.wasOverrun()).isFalse();
  }

  @Test
  void goesOnFromNowAfterAWait() throws Exception {
    bench.sink.full();
    start(settings(50, 0, ""));
    await().until(() -> bench.sink.batches.size() == 1);

    bench.aheadMs.addAndGet(60_000);
    bench.sink.drained();
    await().until(() -> bench.sink.batches.size() > 3);

    assertThat(bench.sink.batches.get(1).size()).isLessThanOrEqualTo(50);
    assertThat(bench.sink.wasOverrun()).isFalse();
  }

  @Test
  void writesTheTruth() throws Exception {
    Path file = directory.resolve("truth.jsonl");
    Files.writeString(file, "from before\n");
    start(settings(50, 600, file.toString()));

    await().until(() -> Files.readAllLines(file).size() > 1);

    assertThat(Files.readAllLines(file).get(0)).isEqualTo("from before");
    assertThat(Files.readAllLines(file).get(1)).matches("\\{\"icao24\":\"[0-9a-f]{6}\".*}");
  }

  @Test
  void fliesOnWhenTheTruthCannotBeWritten() throws Exception {
    start(settings(50, 600, directory.toString()));

    await().until(() -> bench.sink.batches.size() > 10);
  }

  @Test
  void otherSettingsAreAnotherSky() throws Exception {
    start(settings(50, 0, ""));

    assertThat(bench.reconfigure(settings(51, 0, ""))).isFalse();
  }

  private void start(FeedConfig settings) throws Exception {
    bench.start(settings::create);
  }

  private static SimulatorConfig settings(int aircraft, double eventsPerMinute, String truthFile) {
    return new SimulatorConfig(7, aircraft, NEW_YORK, 0.5, 0, eventsPerMinute, false, truthFile);
  }
}
