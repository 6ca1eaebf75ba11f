package io.skysentinel.poller.feeds.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.envelope.EnvelopeEncoder;
import io.skysentinel.poller.feeds.FailureKind;
import io.skysentinel.poller.feeds.FeedBench;
import io.skysentinel.testing.SampleFlights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayFeedIT {
  private static final double T0 = 1_700_000_000;

  private final FeedBench bench = new FeedBench();
  @TempDir Path directory;

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void playsEnvelopesInTheirOrder() throws Exception {
    Path file = recording("a.jsonl", envelope(1, T0), "{broken", "", envelope(2, T0 + 5000));
    start(replay(file, 0, false, false));

    await().until(() -> bench.sink.states().size() == 2);

    assertThat(bench.sink.states()).containsExactly(state(1, T0), state(2, T0 + 5000));
    assertThat(bench.sink.rejects()).hasSize(1);
    assertThat(bench.sink.rejects().get(0).where()).isEqualTo("line 2 of a.jsonl");
    assertThat(bench.sink.batches.get(0).source())
        .isEqualTo(new Source("test", "replay", Source.Mode.REPLAY, null, Double.NaN));
  }

  @Test
  void playsCompressedAnswersOfOpenSky() throws Exception {
    String answer =
        "{\"time\":1700000000,\"states\":[[\"00000a\",\"UAL123\",\"United States\",1700000000,"
            + "1700000000,-74.0,40.5,1000.0,false,120.0,90.0,0,null,1050.0,\"1200\",false,0]]}";
    Path file = directory.resolve("named-without-its-ending");
    Files.write(file, gzip(answer + "\n" + answer));
    start(replay(file, 0, false, false));

    await().until(() -> bench.sink.states().size() == 2);

    assertThat(bench.sink.states().get(0).callsign()).isEqualTo("UAL123");
  }

  @Test
  void anotherSpeedEndsAWait() throws Exception {
    Path file = recording("a.jsonl", envelope(1, T0), envelope(2, T0 + 100_000));
    start(replay(file, 1, false, false));
    await().until(() -> bench.report.successes.size() == 1);
    assertThat(bench.sink.states()).hasSize(1);

    assertThat(bench.reconfigure(replay(file, 0, false, false))).isTrue();

    await().until(() -> bench.sink.states().size() == 2);
    assertThat(bench.reconfigure(replay(file, 0, true, false))).isFalse();
    assertThat(bench.reconfigure(replay(file.resolveSibling("b"), 0, false, false))).isFalse();
  }

  @Test
  void loopsWithTimesOfNowThatOnlyGrow() throws Exception {
    long beforeMs = System.currentTimeMillis();
    Path file = recording("a.jsonl", envelope(1, T0), envelope(2, T0 + 1), envelope(3, T0 + 2));
    start(replay(file, 1_000, true, true));

    await().until(() -> bench.sink.states().size() > 9);
    bench.stop();

    List<Double> times = bench.sink.states().stream().map(FlightState::lastContactUnix).toList();
    assertThat(times).isSorted();
    assertThat(times.get(0)).isGreaterThanOrEqualTo(beforeMs / 1000.0 - 1);
    assertThat(times.get(times.size() - 1)).isLessThanOrEqualTo(System.currentTimeMillis() / 1e3);
    assertThat(bench.report.failures).isEmpty();
  }

  @Test
  void waitsForAFileThatIsMissing() throws Exception {
    Path file = directory.resolve("later.jsonl");
    start(replay(file, 0, false, false));
    await().until(() -> bench.report.failures.size() >= 2);
    assertThat(bench.report.kinds()).containsOnly(FailureKind.FILE);
    assertThat(bench.report.failures.get(0).failure()).hasMessage("there is no file " + file);

    Path written = recording("written", envelope(1, T0));
    Files.move(written, file);

    await().until(() -> bench.sink.states().size() == 1);
  }

  @Test
  void aLoopOverNothingWaits() throws Exception {
    Path file = recording("empty.jsonl");
    start(replay(file, 0, true, false));

    await().until(() -> bench.report.failures.size() >= 2);

    assertThat(bench.report.failures)
        .allSatisfy(failed -> {
          assertThat(failed.failure()).hasMessage(file + " holds no states");
          assertThat(failed.retryInMs()).isEqualTo(FeedBench.SHORT_DELAYS.fileMs());
        });
    assertThat(bench.sink.batches).isEmpty();
  }

  @Test
  void aDirectoryIsNoRecording() throws Exception {
    start(replay(directory, 0, false, false));

    await().until(() -> !bench.report.failures.isEmpty());

    assertThat(bench.report.failures.get(0).failure()).hasMessageContaining("cannot be read");
  }

  @Test
  void playsWhatIsGoodOfABrokenFile() throws Exception {
    String[] lines = new String[3_000];
    Arrays.setAll(lines, i -> envelope(i, T0 + i));
    byte[] whole = gzip(String.join("\n", lines));
    Path file = directory.resolve("half.gz");
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    start(replay(file, 0, false, false));

    await().until(() -> !bench.report.failures.isEmpty());

    assertThat(bench.report.failures.get(0).failure()).hasMessageContaining("breaks off");
    assertThat(bench.sink.states()).hasSizeBetween(100, 2_999);
    assertThat(bench.sink.rejects()).isEmpty();
  }

  @Test
  void staysWhereItIsWhileABatchWaits() throws Exception {
    String[] lines = new String[5_000];
    Arrays.setAll(lines, i -> envelope(i, T0 + i));
    bench.sink.full();
    start(replay(recording("a.jsonl", lines), 0, false, false));
    await().until(() -> bench.sink.batches.size() == 1);

    bench.on(() -> "whatever was under way is done");
    assertThat(bench.sink.batches).hasSize(1);
    bench.sink.drained();

    await().until(() -> bench.sink.states().size() == 5_000);
    assertThat(bench.sink.wasOverrun()).isFalse();
    assertThat(bench.sink.states()).extracting(FlightState::lastContactUnix).isSorted();
  }

  private void start(ReplayConfig settings) throws Exception {
    bench.start(settings::create);
  }

  private static ReplayConfig replay(Path file, double speed, boolean loop, boolean rebase) {
    return new ReplayConfig(file.toString(), speed, loop, rebase, 1e6);
  }

  private Path recording(String name, String... lines) throws IOException {
    return Files.writeString(directory.resolve(name), String.join("\n", lines));
  }

  private static String envelope(int aircraft, double contactUnix) {
    Source recorded = new Source("elsewhere", "opensky", Source.Mode.LIVE, null, 10);
    byte[] line =
        EnvelopeEncoder.forBatch(recorded, 1_700_000_000_000L)
            .encode(EnvelopeType.UPDATE, state(aircraft, contactUnix));
    return new String(line, UTF_8);
  }

  private static FlightState state(int aircraft, double contactUnix) {
    FlightState sample = SampleFlights.state("%06x".formatted(aircraft));
    FlightStateBuilder state = new FlightStateBuilder().from(sample);
    state.timePositionUnix = contactUnix;
    state.lastContactUnix = contactUnix;
    return state.build();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
