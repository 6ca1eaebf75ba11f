package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.tools.load.FakeServer.Fault;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import picocli.CommandLine;

/** The command as users run it: what it says, what it writes, and how it ends. */
@Execution(ExecutionMode.CONCURRENT)
class LoadCommandIT {
  private static final int ALL_AS_PROMISED = 0;
  private static final int FAULTS = 1;
  private static final int COULD_NOT_RUN = 2;

  @TempDir Path temp;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void endsWithZeroAndBothReportsWhenAllWasAsPromised() throws Exception {
    try (FakeServer server = new FakeServer(Fault.NONE, Protocol.WS_MSGPACK)) {
      assertThat(run(server.url(), "--clients", "7")).as(said()).isEqualTo(ALL_AS_PROMISED);
    }
    JsonObject report = report();

    assertThat(report.getBoolean("clean")).isTrue();
    assertThat(report.getJsonObject("plan").getInteger("clients")).isEqualTo(7);
    assertThat(report.getJsonObject("total").getLong("connections")).isEqualTo(7);
    assertThat(report.getJsonObject("total").getLong("deltas")).isEqualTo(70);
    assertThat(said())
        .contains("7 clients by ws-msgpack at http://127.0.0.1:")
        .contains("RESULT: all as promised", "written: " + reports() + ".json, " + reports());
    assertThat(Path.of(reports() + ".html")).content().contains("<b>all as promised</b>");
  }

  @Test
  void endsWithOneWhenThereWereFaults() throws Exception {
    try (FakeServer server = new FakeServer(Fault.DROPS_ONE, Protocol.SSE)) {
      assertThat(run(server.url(), "--clients", "7", "--protocol", "sse")).isEqualTo(FAULTS);
    }

    assertThat(report().getBoolean("clean")).isFalse();
    assertThat(report().getJsonObject("faults").getLong("missing")).isEqualTo(7);
    assertThat(said()).contains("frames: 7 missing", "RESULT: there were faults");
    assertThat(Path.of(reports() + ".html")).content().contains("there were faults");
  }

  @Test
  void endsWithTwoWhereNobodyListens() {
    assertThat(run("http://127.0.0.1:1")).isEqualTo(COULD_NOT_RUN);
    assertThat(said()).startsWith("nothing answers at http://127.0.0.1:1/ws/flights: ");
    assertThat(said().lines()).hasSize(1);
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void saysAlsoThenWhatItFoundWhenTheReportsCannotBeWritten() throws Exception {
    Path file = Files.createFile(temp.resolve("in the way"));
    try (FakeServer server = new FakeServer(Fault.NONE, Protocol.WS_MSGPACK)) {
      int status =
          execute(
              List.of(
                  "--url",
                  server.url(),
                  "--duration",
                  "1",
                  "--clients",
                  "2",
                  "--report",
                  file.resolve("report").toString()));

      assertThat(status).isEqualTo(COULD_NOT_RUN);
    }
    assertThat(said())
        .contains("RESULT: all as promised", "--report " + file + "/report cannot be written: ");
  }

  @Test
  void saysALineForEverySecond() throws Exception {
    try (FakeServer server = new FakeServer(Fault.NONE, Protocol.WS_MSGPACK)) {
      assertThat(run(server.url(), "--clients", "3", "--duration", "3")).isZero();
    }
    List<String> seconds = said().lines().filter(line -> line.contains(" clients  ")).toList();

    // On a busy machine they need more than the first second to come in.
    assertThat(seconds)
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(line -> line.contains("faults 0"))
        .allMatch(line -> line.contains("3/3 clients") || line.endsWith("(opening)"))
        .last()
        .asString()
        .contains("3/3 clients");
    assertThat(report().getJsonArray("samples").size()).isGreaterThan(seconds.size());
  }

  @Test
  void slowClientsAreClosedWithoutFaultAndTheOthersWithOne() throws Exception {
    try (FakeServer server = new FakeServer(Fault.CLOSES, Protocol.WS_MSGPACK)) {
      assertThat(run(server.url(), "--clients", "4", "--slow", "50%", "--patience", "2"))
          .isEqualTo(FAULTS);
    }

    assertThat(report().getJsonObject("slowClosed").fieldNames())
        .containsExactly("closed by the server: 1011 enough");
    assertThat(report().getJsonObject("failures").fieldNames())
        .containsExactly("closed by the server: 1011 enough");
  }

  /** For a second, with the reports in a directory that is not there yet. */
  private int run(String url, String... others) {
    List<String> args = new ArrayList<>(List.of("--url", url, "--report", reports().toString()));
    Collections.addAll(args, others);
    if (!args.contains("--duration")) {
      args.addAll(List.of("--duration", "1"));
    }
    return execute(args);
  }

  private int execute(List<String> args) {
    PrintStream console = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new CommandLine(new LoadCommand(console)).execute(args.toArray(new String[0]));
  }

  private Path reports() {
    return temp.resolve("new").resolve("report");
  }

  private JsonObject report() throws IOException {
    return new JsonObject(Files.readString(Path.of(reports() + ".json")));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
