package io.skysentinel.tools.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.envelope.EnvelopeDecoder;
import io.skysentinel.core.feed.replay.RecordedLine;
import io.skysentinel.core.feed.replay.RecordingParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The recorder as users run it, with a receiver on the network. */
@Timeout(120)
class RecorderCommandIT {
  @TempDir Path temp;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Receiver receiver;
  private Path config;

  @BeforeEach
  void open() throws Exception {
    receiver = new Receiver();
    config = temp.resolve("skysentinel.json");
    Files.writeString(
        config,
        "{\"feeds\":{\"roof\":{\"type\":\"readsb\",\"url\":\"%s\",\"pollIntervalSeconds\":0.2}}}"
            .formatted(receiver.url()));
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sky.jsonl", "sky.jsonl.gz"})
  void recordsWhatCameAllOfItAndNothingElse(String name) throws Exception {
    Path file = temp.resolve(name);

    assertThat(recordAnswers(4, file)).isZero();

    List<String> recorded = new ArrayList<>();
    for (String line : RecordingTest.lines(file)) {
      Envelope envelope = EnvelopeDecoder.decode(line.getBytes(UTF_8));
      assertThat(envelope.type()).isEqualTo(EnvelopeType.UPDATE);
      assertThat(envelope.source())
          .isEqualTo(new Source("roof", "readsb", Source.Mode.LIVE, null, 0.2));
      assertThat(envelope.payload().lat()).isEqualTo(40.5);
      recorded.add(envelope.payload().icao24() + " " + envelope.payload().squawk());
    }
    // The very last answer may have been on its way when the time was over.
    assertThat(receiver.answered).hasSizeGreaterThan(2);
    List<String> came = new ArrayList<>();
    for (String squawk : receiver.answered) {
      came.addAll(List.of("abc001 " + squawk, "abc002 " + squawk, "abc003 " + squawk));
    }
    assertThat(recorded).isIn(came, came.subList(0, came.size() - 3));
    assertThat(said.toString(UTF_8))
        .contains(file + ": " + recorded.size() + " envelopes")
        .contains("not understood, ")
        .contains(recorded.size() / 3 + " could not be understood and are not in the file");
  }

  @Test
  void theReplayFeedTakesWhatWasRecorded() throws Exception {
    Path file = temp.resolve("sky.jsonl");
    assertThat(recordAnswers(2, file)).isZero();

    RecordingParser parser = new RecordingParser();
    assertThat(RecordingTest.lines(file)).isNotEmpty();
    for (String line : RecordingTest.lines(file)) {
      RecordedLine replayed = parser.parse(line.getBytes(UTF_8), "test");
      assertThat(replayed.answer().states()).hasSize(1);
      assertThat(replayed.answer().rejects()).isEmpty();
    }
  }

  @Test
  void tellsOfTroubleAndGoesOnWhenItHasPassed() throws Exception {
    receiver.broken(true);
    Path file = temp.resolve("sky.jsonl");
    Thread mended =
        new Thread(() -> {
          await().until(() -> said.toString(UTF_8).contains("next try in"));
          receiver.broken(false);
        });
    mended.start();

    assertThat(recordAnswers(2, file)).isZero();

    mended.join();
    assertThat(said.toString(UTF_8)).containsPattern("roof: .*503.*; next try in \\d+ s");
    assertThat(RecordingTest.lines(file)).isNotEmpty();
  }

  @Test
  void anotherFeedsNameIsToldFromThoseThereAreAndLeavesNoFile() throws Exception {
    Path file = temp.resolve("sky.jsonl");

    assertThat(record(file, "--feed", "rof", "--seconds", "1")).isEqualTo(1);

    assertThat(said.toString(UTF_8)).containsPattern("there is no feed \"rof\"; there are .*roof");
    assertThat(file).doesNotExist();
    assertThat(receiver.answered).isEmpty();
  }

  @Test
  void aFileThatIsThereIsNeitherOverwrittenNorAppendedTo() throws Exception {
    Path file = Files.writeString(temp.resolve("sky.jsonl"), "precious\n");

    assertThat(record(file, "--feed", "roof", "--seconds", "1")).isEqualTo(1);

    assertThat(said.toString(UTF_8))
        .isEqualToIgnoringNewLines(file + " is there already; name a new file\n");
    assertThat(file).hasContent("precious\n");
    assertThat(receiver.answered).isEmpty();
  }

  @Test
  void saysInWordsThatTheDirectoryIsMissing() {
    Path file = temp.resolve("no/sky.jsonl");

    assertThat(record(file, "--feed", "roof", "--seconds", "1")).isEqualTo(1);

    assertThat(said.toString(UTF_8))
        .isEqualToIgnoringNewLines("there is no directory for " + file + "\n");
  }

  @Test
  void aConfigurationThatIsWrongIsToldWithItsKey() throws Exception {
    Files.writeString(config, "{\"feeds\":{\"roof\":{\"type\":\"readsb\",\"ulr\":\"x\"}}}");
    Path file = temp.resolve("sky.jsonl");

    assertThat(record(file, "--feed", "roof", "--seconds", "1")).isEqualTo(1);

    assertThat(said.toString(UTF_8)).contains("ulr");
    assertThat(file).doesNotExist();
  }

  @Test
  void oneOfFeedAndTopicMustBeNamedAndNotBoth() {
    assertThat(usage("x.jsonl")).contains("--feed").contains("--topic");
    assertThat(usage("x.jsonl", "--feed", "a", "--topic", "b")).contains("mutually exclusive");
    assertThat(usage("--feed", "a")).contains("Missing required parameter: 'FILE'");
    assertThat(usage("x.jsonl", "--feed", "a", "--seconds", "soon"))
        .contains("'soon' is not a long");
  }

  @Test
  void theHelpNamesTheDefaults() {
    String help = new CommandLine(new RecorderCommand()).getUsageMessage();

    assertThat(help).contains("127.0.0.1:9092").contains("0: at Ctrl-C").contains(".gz");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sky.jsonl", "sky.jsonl.gz"})
  void whoInterruptsItHasAWholeFile(String name) throws Exception {
    Path file = temp.resolve(name);
    Path log = temp.resolve("log");
    Process recorder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RecorderCommand.class.getName(),
                "--config",
                config.toString(),
                "--feed",
                "roof",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    await().atMost(Duration.ofSeconds(60)).until(() -> receiver.answered.size() > 4);

    recorder.destroy();
    assertThat(recorder.waitFor(30, TimeUnit.SECONDS)).isTrue();

    List<String> lines = RecordingTest.lines(file);
    assertThat(lines).hasSizeGreaterThanOrEqualTo(4 * 3);
    assertThat(lines).hasSizeLessThanOrEqualTo(receiver.answered.size() * 3);
    EnvelopeDecoder.decode(lines.get(lines.size() - 1).getBytes(UTF_8));
    assertThat(Files.readString(log)).contains(file + ": " + lines.size() + " envelopes");
  }

  /** Until the receiver has given so many good answers. */
  private int recordAnswers(int answers, Path file) throws InterruptedException {
    RecorderCommand command = new RecorderCommand(new PrintStream(said, true, UTF_8));
    new CommandLine(command)
        .parseArgs("--feed", "roof", "--config", config.toString(), file.toString());
    CountDownLatch enough = new CountDownLatch(1);
    Thread counting =
        new Thread(() -> {
          await().atMost(Duration.ofSeconds(90)).until(() -> receiver.answered.size() >= answers);
          enough.countDown();
        });
    counting.start();
    int status = command.record(enough);
    counting.join();
    return status;
  }

  private int record(Path file, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of("--config", config.toString(), file.toString()));
    PrintStream console = new PrintStream(said, true, UTF_8);
    return new CommandLine(new RecorderCommand(console)).execute(arguments.toArray(new String[0]));
  }

  private static String usage(String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine line = new CommandLine(new RecorderCommand()).setErr(new PrintWriter(said));
    assertThat(line.execute(arguments)).isEqualTo(2);
    return said.toString();
  }
}
