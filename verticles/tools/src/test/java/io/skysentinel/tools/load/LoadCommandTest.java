package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.live.View;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Every option: what it means, what it is when it is not there, what is said when it is wrong. */
class LoadCommandTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final LoadCommand command =
      new LoadCommand(new PrintStream(said, true, StandardCharsets.UTF_8));
  private final CommandLine line = new CommandLine(command);

  @Test
  void withoutOptionsAThousandClientsWatchTheWorldForAMinute() {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    assertThat(plan())
        .isEqualTo(
            new LoadPlan(
                new Target("127.0.0.1", 8000, "/ws/flights"),
                Protocol.WS_MSGPACK,
                View.WORLD,
                "",
                1000,
                1000,
                60,
                30,
                0,
                10,
                false,
                threads));
  }

  @Test
  void everyOptionIsOnePartOfThePlan() {
    assertThat(plan("--url", "ws://example.org:81/x?y=z").target())
        .isEqualTo(new Target("example.org", 81, "/x?y=z"));
    assertThat(plan("--protocol", "eventbus").protocol()).isEqualTo(Protocol.EVENTBUS);
    assertThat(plan("--clients", "7").clients()).isEqualTo(7);
    assertThat(plan("--ramp", "8").rampPerSecond()).isEqualTo(8);
    assertThat(plan("--duration", "9").durationSeconds()).isEqualTo(9);
    assertThat(plan("--patience", "10").patienceSeconds()).isEqualTo(10);
    assertThat(plan("--slow", "5%").slowShare()).isEqualTo(0.05);
    assertThat(plan("--slow-pause", "11").slowPauseSeconds()).isEqualTo(11);
    assertThat(plan("--reconnect-storm").storm()).isTrue();
    assertThat(plan("--threads", "3").threads()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "ws-msgpack, '/ws/flights?bbox=175,0,-175,5'",
    "ws-compact, '/ws/flights?bbox=175,0,-175,5'",
    "ws-json, '/ws/flights?bbox=175,0,-175,5'",
    "sse, '/flights/sse?bbox=175,0,-175,5'",
    // On the event bus it is said in messages.
    "eventbus, /eventbus/websocket",
  })
  void aBoxIsInTheAddressWhereTheProtocolHasItThere(String protocol, String path) {
    LoadPlan plan = plan("--protocol", protocol, "--bbox", "175,0,-175,5");

    assertThat(plan.target().path()).isEqualTo(path);
    assertThat(plan.box()).isEqualTo("175,0,-175,5");
    assertThat(plan.view().names()).containsExactly("n00w180", "n00e170");
  }

  @ParameterizedTest
  @CsvSource({"--clients", "--ramp", "--duration", "--patience", "--slow-pause"})
  void refusesLessThanOneOf(String option) {
    assertThatThrownBy(() -> plan(option, "0")).hasMessage(option + " 0: must be at least 1");
    assertThatThrownBy(() -> plan(option, "-5")).hasMessage(option + " -5: must be at least 1");
  }

  @Test
  void noThreadsAreHalfOfTheCoresAndLessIsNothing() {
    assertThat(plan("--threads", "0").threads()).isPositive();
    assertThatThrownBy(() -> plan("--threads", "-1"))
        .hasMessage("--threads -1: must be at least 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--protocol | ws      | --protocol ws: expected one of [ws-msgpack, ws-compact, ws-json, eventbus, sse]",
        "--slow     | 105%    | --slow 105%: expected a part like 5% or 0.05",
        "--slow     | -1%     | --slow -1%: expected a part like 5% or 0.05",
        "--slow     | NaN     | --slow NaN: expected a part like 5% or 0.05",
        "--slow     | %       | --slow %: expected a part like 5% or 0.05",
        "--bbox     | 1,2,3   | --bbox 1,2,3: expected west,south,east,north in degrees",
        "--bbox     | 0,50,9,40 | --bbox 0,50,9,40: expected west,south,east,north in degrees",
        "--url      | https://h | https://h: expected an address like http://127.0.0.1:8000 (without TLS)",
        "--url      | http://h h | http://h h is not an address: Illegal character in authority",
        "--clients  | 99999999 | --clients 99999999: this process may open",
      })
  void saysInWordsWhatIsWrongAndDoesNotRun(String option, String value, String words) {
    assertThat(line.execute(option, value)).isEqualTo(2);
    assertThat(said.toString(StandardCharsets.UTF_8)).startsWith(words);
    assertThat(said.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--clients, many, Invalid value for option '--clients': 'many' is not an int",
    "--duration, 1.5, Invalid value for option '--duration': '1.5' is not an int",
    "--client, 5, Unknown options: '--client'",
  })
  void saysWhatIsNoOptionOrNoNumber(String option, String value, String words) {
    StringWriter errors = new StringWriter();
    line.setErr(new PrintWriter(errors));

    assertThat(line.execute(option, value)).isEqualTo(2);
    assertThat(errors.toString()).contains(words);
    assertThat(said.size()).isZero();
  }

  @Test
  void theHelpNamesEveryOptionAndItsDefault() {
    String help = line.getUsageMessage(CommandLine.Help.Ansi.OFF).replaceAll("\\s+", " ");

    line.getCommandSpec()
        .options()
        .forEach(option -> assertThat(help).contains(option.longestName()));
    assertThat(help)
        .contains("(http://127.0.0.1:8000)", "(ws-msgpack)", "(1000)", "(60)", "(10)")
        .contains("(target/load-test)", "like 5%")
        .contains("Ends with 0", "1 when there were faults", "2 when it could not run");
  }

  private LoadPlan plan(String... args) {
    LoadCommand read = new LoadCommand(System.out);
    new CommandLine(read).parseArgs(args);
    return read.plan();
  }
}
