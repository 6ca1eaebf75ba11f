package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.testing.SampleFlights;
import io.skysentinel.tools.bench.BlockTraffic.Portion;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BlocksBenchTest {

  @Test
  void tellsBytesAPositionBesideThePeers() {
    assertThat(BlocksBench.sizeText(FeedForm.OPENSKY, "aircraft x hour", 1000, 4, 6500, 40_000))
        .isEqualTo(
            "opensky   aircraft x hour        1,000 positions in     4 blocks:  6.50 bytes each;"
                + " zstd of envelopes  40.00");
  }

  @Test
  void tellsRowsASecondOfOneCore() {
    assertThat(BlocksBench.costText(false, 1000, 5_000_000, 100_000, 500_000))
        .isEqualTo(
            "measured a second of one core:   200,000 rows from envelopes into blocks,"
                + " 10,000,000 stepped over, 2,000,000 made states again");
  }

  @Test
  void runsOnceForReal() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BlocksBench bench = new BlocksBench(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    int exit =
        new CommandLine(bench).execute("--aircraft", "200", "--tracks", "2", "--rounds", "2");
    // So few aircraft take more: most blocks hold a handful of rows.
    assertThat(exit).isEqualTo(1);
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).hasSize(12);
  }

  @Test
  void portionsHoldEachPositionOnceAndKeyFramesBesides() {
    long before = BlockTraffic.START_UNIX - 60;
    List<Told> updates = BlockTraffic.of(100, before, 360, FeedForm.RECEIVER);
    Collection<Portion> portions = BlockTraffic.bySky(updates);
    long keyFrames =
        portions.stream()
            .flatMap(portion -> portion.updates().stream())
            .filter(told -> told.state().lastContactUnix() < BlockTraffic.START_UNIX)
            .count();
    List<String> early =
        updates.stream()
            .map(Told::state)
            .filter(state -> state.lastContactUnix() < BlockTraffic.START_UNIX)
            .map(FlightState::icao24)
            .toList();
    assertThat(keyFrames).isEqualTo(early.stream().distinct().count());
    assertThat(portions.stream().mapToInt(portion -> portion.updates().size()).sum())
        .isEqualTo((int) (updates.size() - early.size() + keyFrames));
  }

  @Test
  void formsHaveTheDigitsOfTheirFeeds() {
    FlightStateBuilder state = SampleFlights.overNewYork();
    state.velocityMps = 257.3;
    state.headingDeg = 36.9;
    state.lat = 40.123456;
    state.lastContactUnix += 0.567;
    FlightState openSky = FeedForm.OPENSKY.of(state.build());
    assertThat(openSky.velocityMps()).isEqualTo(257.22);
    assertThat(openSky.headingDeg()).isEqualTo(36.87);
    assertThat(openSky.lat()).isEqualTo(40.1235);
    assertThat(openSky.lastContactUnix()).isEqualTo(SampleFlights.NOW);
    FlightState receiver = FeedForm.RECEIVER.of(state.build());
    assertThat(receiver.velocityMps()).isEqualTo(257.222);
    assertThat(receiver.verticalRateMps()).isEqualTo(-5.202);
    assertThat(receiver.lastContactUnix()).isEqualTo(SampleFlights.NOW + 0.6);
    assertThat(FeedForm.SIMULATED.of(state.build())).isEqualTo(state.build());
  }
}
