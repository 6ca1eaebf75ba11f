package io.skysentinel.tools.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateCommandTest {
  private static final long START = 1_767_323_040;

  @TempDir Path data;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  /** A jet that dives after five minutes, as a table and as answers of OpenSky. */
  private void record() throws IOException {
    Files.createDirectories(data.resolve("flights"));
    Files.createDirectories(data.resolve("replay"));
    Files.createDirectories(data.resolve("labels"));
    StringBuilder table = new StringBuilder("icao24,time_unix,lat,lon,baro_alt_m,");
    table.append("velocity_mps,track_deg,vertical_rate_mps,on_ground,squawk\n");
    StringBuilder answers = new StringBuilder();
    for (int s = 0; s < 600; s++) {
      double rate = s > 300 && s < 480 ? -32 : 0;
      double altitude = 10_600 - 32 * Math.max(0, Math.min(180, s - 300));
      double lon = 8 + s * 0.0029;
      table.append(
          String.format(
              Locale.ROOT,
              "abc001,%d,46,%.5f,%.1f,225,90,%.0f,0,2000%n",
              START + s,
              lon,
              altitude,
              rate));
      if (s % 10 == 0) {
        answers.append(
            String.format(
                Locale.ROOT,
                "{\"time\":%d,\"states\":[[\"abc001\",\"TST1\",\"\",%d,%d,%.5f,46,%.1f,false,"
                    + "225,90,%.0f,null,null,\"2000\",false,0]]}%n",
                START + s,
                START + s,
                START + s,
                lon,
                altitude,
                rate));
      }
    }
    write(data.resolve("flights/emerg_made.csv.gz"), table.toString());
    write(data.resolve("replay/mix_made.jsonl.gz"), answers.toString());
    Files.writeString(
        data.resolve("labels/events.csv"),
        "file,icao24,event,t_start,t_end,certainty,evidence\n"
            + label("emerg_made")
            + label("mix_made"));
  }

  private static String label(String file) {
    return file
        + ",abc001,RAPID_DESCENT,"
        + (START + 300)
        + ","
        + (START + 480)
        + ",certain,made\n";
  }

  private static void write(Path file, String text) throws IOException {
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      out.write(text);
    }
  }

  private String run(String... arguments) {
    PrintStream console = new PrintStream(said, true, StandardCharsets.UTF_8);
    assertThat(new CommandLine(new EvaluateCommand(console)).execute(arguments)).isZero();
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void playsTablesAndAnswersAndHoldsThemAgainstTheirLabels() throws Exception {
    record();
    Path json = data.resolve("report.json");
    String text = run("--data", data.toString(), "--simulate", "0", "--json", json.toString());
    assertThat(text.lines().filter(line -> line.contains("RAPID_DESCENT") && line.contains("1/1")))
        .as(text)
        .hasSize(3);
    assertThat(Files.readString(json))
        .contains("\"file\":\"emerg_made\",\"way\":\"1 s polls\",\"icao24\":\"abc001\"")
        .contains("\"kind\":\"RAPID_DESCENT\",\"t_start\":")
        .contains("\"severity\":\"high\"");
  }

  @Test
  void withoutRecordingsItPlaysSimulatedSkies() {
    String text = run("--data", data.resolve("none").toString(), "--simulate", "12");
    assertThat(text).contains("only simulated skies").contains("simulated, 1 s").contains("AUC");
  }
}
