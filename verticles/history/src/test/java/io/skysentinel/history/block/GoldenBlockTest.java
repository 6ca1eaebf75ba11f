package io.skysentinel.history.block;

import static io.skysentinel.history.block.MadeUpdates.BASE;
import static io.skysentinel.history.block.MadeUpdates.OPENSKY;
import static io.skysentinel.history.block.MadeUpdates.RECEIVER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.envelope.EnvelopeEncoder;
import io.skysentinel.core.envelope.EnvelopeReader;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.envelope.InvalidEnvelopeException;
import io.skysentinel.testing.SampleFlights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Blocks that were written once have to be readable for good. With {@code -Dgolden.write=true} the
 * files are written anew; that is another format, and needs a version of its own.
 */
class GoldenBlockTest {
  private static final Path FIXTURES = Path.of("../../fixtures/history");

  /** A block, and what is in it. */
  enum Golden {
    SKY("sky"),
    TRACK("track"),
    ODD("odd");

    private final String file;

    Golden(String file) {
      this.file = file;
    }

    List<Told> updates() {
      return switch (this) {
        case SKY -> MadeUpdates.likely(2026).subList(0, 120);
        case TRACK -> MadeUpdates.simulated(1, new BoundingBox(40, 60, -10, 20), true, 600);
        case ODD -> odd();
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void goldenBytesSayWhatStandsBesideThem(Golden golden) throws Exception {
    writeIfWished(golden);
    byte[] block = Files.readAllBytes(FIXTURES.resolve(golden.file + ".bin"));
    assertThat(BlockReader.open(block).updates(Selection.ALL)).isEqualTo(beside(golden));
  }

  /** Unpacked: another release of zstd may pack better. */
  @ParameterizedTest
  @EnumSource
  void theWriterStillWritesThem(Golden golden) throws Exception {
    byte[] block = Files.readAllBytes(FIXTURES.resolve(golden.file + ".bin"));
    byte[] written = BlockWriter.write(BASE, beside(golden));
    assertThat(BlockHeader.read(written)).isEqualTo(BlockHeader.read(block));
    assertThat(BlockReader.unpack(written, BlockHeader.read(written)))
        .isEqualTo(BlockReader.unpack(block, BlockHeader.read(block)));
  }

  private static List<Told> beside(Golden golden) throws IOException, InvalidEnvelopeException {
    EnvelopeReader reader = new EnvelopeReader();
    List<Told> updates = new ArrayList<>();
    for (String line : Files.readAllLines(FIXTURES.resolve(golden.file + ".jsonl"), UTF_8)) {
      updates.add(reader.read(line.getBytes(UTF_8)));
    }
    return updates;
  }

  private static void writeIfWished(Golden golden) throws IOException {
    if (!Boolean.getBoolean("golden.write")) {
      return;
    }
    List<Told> updates = golden.updates().stream().sorted(BlockWriter.ORDER).toList();
    Files.createDirectories(FIXTURES);
    Files.write(FIXTURES.resolve(golden.file + ".bin"), BlockWriter.write(BASE, updates));
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Told told : updates) {
      lines.writeBytes(
          EnvelopeEncoder.forBatch(told.source(), BASE * 1000)
              .encode(EnvelopeType.UPDATE, told.state()));
      lines.write('\n');
    }
    Files.write(FIXTURES.resolve(golden.file + ".jsonl"), lines.toByteArray());
  }

  /** What is easily read wrong. */
  private static List<Told> odd() {
    Source replay = new Source("tape", "replay", Source.Mode.REPLAY, null, Double.NaN);
    List<Told> updates = new ArrayList<>();
    updates.add(new Told(replay, SampleFlights.nowhere().state()));
    updates.add(new Told(replay, SampleFlights.frankfurt().state()));
    FlightStateBuilder state = SampleFlights.overNewYork();
    for (int i = 0; i < 6; i++) {
      // Over the date line, told by two sources in turns, at one moment twice.
      state.lon = Math.rint((i < 3 ? 179.98 + i * 0.01 : -180.02 + i * 0.01) * 1e4) / 1e4;
      state.lastContactUnix = BASE + 10 * (i / 2) - 20;
      state.timePositionUnix = state.lastContactUnix - 1;
      updates.add(new Told(i % 2 == 0 ? OPENSKY : RECEIVER, state.build()));
    }
    state.lat = -0.0;
    state.altitudeM = 1e300;
    state.velocityMps = Math.PI;
    state.headingDeg = 360;
    state.lastContactUnix = 1e17;
    state.callsign = "中\u0000🛩";
    state.emergency = "minfuel";
    updates.add(new Told(OPENSKY, state.build()));
    updates.add(new Told(OPENSKY, withAddress(state, "no address")));
    updates.add(new Told(OPENSKY, withAddress(state, "~FFFFFF")));
    return updates;
  }

  private static FlightState withAddress(FlightStateBuilder state, String icao24) {
    state.icao24 = icao24;
    state.spi = true;
    return state.build();
  }
}
