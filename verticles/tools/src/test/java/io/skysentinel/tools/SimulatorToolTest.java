package io.skysentinel.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.envelope.EnvelopeDecoder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SimulatorToolTest {
  private static final double START = 1_767_323_040;

  @TempDir Path temp;
  private final StringWriter errors = new StringWriter();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void writesASkyAsEnvelopesOneALine() throws Exception {
    assertThat(run("--aircraft", "20", "--minutes", "2")).as(errors.toString()).isZero();
    List<Envelope> envelopes = envelopes();

    assertThat(envelopes)
        .hasSizeGreaterThan(100)
        .allSatisfy(envelope -> {
          assertThat(envelope.type()).isEqualTo(EnvelopeType.UPDATE);
          assertThat(envelope.source().provider()).isEqualTo("simulator");
          assertThat(envelope.source().mode()).isEqualTo(Source.Mode.SIMULATED);
          assertThat(envelope.source().pollIntervalS()).isEqualTo(10);
          assertThat(envelope.producedAtMs())
              .isBetween((long) START * 1000, (long) START * 1000 + 120_000);
        });
    assertThat(said.toString(StandardCharsets.UTF_8))
        .isEqualTo("%s: %,d envelopes%n".formatted(out(), envelopes.size()));
  }

  @Test
  void anAircraftReportsAboutOnceAnInterval() throws Exception {
    assertThat(run("--aircraft", "20", "--minutes", "5", "--interval", "5")).isZero();
    Map<String, Integer> reports = new HashMap<>();
    envelopes().forEach(envelope -> reports.merge(envelope.payload().icao24(), 1, Integer::sum));

    // Some land and others take off in between.
    assertThat(reports.values()).allMatch(count -> count <= 62);
    assertThat(reports.values().stream().filter(count -> count >= 50).count()).isPositive();
  }

  @Test
  void theSameSeedIsTheSameSkyAndAnotherIsAnother() throws Exception {
    assertThat(run("--aircraft", "5", "--minutes", "1", "--seed", "7")).isZero();
    byte[] first = Files.readAllBytes(out());
    assertThat(run("--aircraft", "5", "--minutes", "1", "--seed", "7")).isZero();
    byte[] second = Files.readAllBytes(out());
    assertThat(run("--aircraft", "5", "--minutes", "1", "--seed", "8")).isZero();

    assertThat(second).isEqualTo(first);
    assertThat(Files.readAllBytes(out())).isNotEqualTo(first);
  }

  @Test
  void writesTheTruthBesideIt() throws Exception {
    Path truth = temp.resolve("truth");
    assertThat(run("--aircraft", "50", "--minutes", "10", "--events", "6", "--truth", truth + ""))
        .isZero();

    assertThat(truth).isNotEmptyFile();
    assertThat(Files.readAllLines(truth))
        .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
  }

  @Test
  void aSkyWithoutEventsHasAnEmptyTruth() throws Exception {
    Path truth = temp.resolve("truth");
    assertThat(run("--aircraft", "5", "--minutes", "1", "--events", "0", "--truth", truth + ""))
        .isZero();

    assertThat(truth).isEmptyFile();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--bbox     | 1,2,3    | --bbox wants LAT_MIN,LAT_MAX,LON_MIN,LON_MAX or 'world', not '1,2,3'",
        "--bbox     | a,b,c,d  | --bbox wants four numbers, not 'a,b,c,d'",
        "--bbox     | 1,2,3,4, | --bbox wants LAT_MIN,LAT_MAX,LON_MIN,LON_MAX",
        "--aircraft | many     | Invalid value for option '--aircraft': 'many' is not an int",
        "--aircraft | 0        | aircraft",
        "--interval | 0        | nterval",
      })
  void saysWhatIsWrongBeforeItWritesAnything(String option, String value, String words) {
    assertThat(run(option, value)).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString()).contains(words).contains("Usage: simulator");
    assertThat(out()).doesNotExist();
  }

  @Test
  void asksWhereTheEnvelopesShallGo() {
    assertThat(line().execute("--minutes", "1")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString()).contains("--out FILE is missing");
  }

  @Test
  void measuresInPlaceOfWriting() {
    assertThat(run("--bench", "--aircraft", "20")).isZero();
    List<String> lines = said.toString(StandardCharsets.UTF_8).lines().toList();

    assertThat(out()).doesNotExist();
    assertThat(lines).hasSize(13);
    assertThat(lines.get(0))
        .matches("20 aircraft planned in [0-9,]+ ms; about -?[0-9,]+ bytes each");
    assertThat(lines.subList(1, 5)).allMatch(line -> line.startsWith("warm-up "));
    assertThat(lines.subList(5, 13)).allMatch(line -> line.startsWith("measured "));
    // About one report an aircraft and interval; a round is one interval.
    assertThat(lines.subList(1, 13))
        .allSatisfy(line -> assertThat(reports(line)).isBetween(10, 30));
  }

  private static int reports(String line) {
    return Integer.parseInt(line.replaceAll("^[a-z-]+ +([0-9,]+) reports:.*", "$1"));
  }

  private int run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--out", out().toString()));
    return line().execute(all.toArray(new String[0]));
  }

  private CommandLine line() {
    PrintStream console = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new CommandLine(new SimulatorTool(console)).setErr(new PrintWriter(errors));
  }

  private Path out() {
    return temp.resolve("sky");
  }

  private List<Envelope> envelopes() throws Exception {
    List<Envelope> envelopes = new ArrayList<>();
    for (String line : Files.readAllLines(out())) {
      envelopes.add(EnvelopeDecoder.decode(line.getBytes(StandardCharsets.UTF_8)));
    }
    return envelopes;
  }
}
