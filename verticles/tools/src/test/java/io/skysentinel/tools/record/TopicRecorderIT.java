package io.skysentinel.tools.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.standalone.EmbeddedKafka;
import io.skysentinel.standalone.PortChoice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Topics of a real broker into files. */
@Timeout(120)
class TopicRecorderIT {
  @TempDir static Path broker;
  private static EmbeddedKafka kafka;
  private static KafkaProducer<String, String> producer;

  @TempDir Path temp;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(broker, PortChoice.any());
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            kafka.bootstrap(),
            "acks",
            "all",
            "max.in.flight.requests.per.connection",
            1);
    producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  @AfterAll
  static void stop() {
    producer.close();
    kafka.close();
  }

  @Test
  void fromBeginningToEndIsAllThatTheTopicHolds() throws Exception {
    createTopic("whole", 3);
    write("whole", 0, 2_000);
    Path file = temp.resolve("whole.jsonl.gz");

    assertThat(record(file, "--topic", "whole", "--from-beginning", "--to-end")).isZero();

    assertThat(RecordingTest.lines(file)).containsExactlyInAnyOrderElementsOf(values(0, 2_000));
    assertThat(said.toString(UTF_8)).contains(file + ": 2000 envelopes");
  }

  @Test
  void aPartitionsOrderIsKept() throws Exception {
    createTopic("ordered", 1);
    write("ordered", 0, 500);
    Path file = temp.resolve("ordered.jsonl");

    record(file, "--topic", "ordered", "--from-beginning", "--to-end");

    assertThat(RecordingTest.lines(file)).isEqualTo(values(0, 500));
  }

  @Test
  void removalsAreNothingToPlayBack() throws Exception {
    createTopic("removals", 1);
    write("removals", 0, 3);
    producer.send(new ProducerRecord<>("removals", "key1", null)).get();
    write("removals", 3, 4);
    Path file = temp.resolve("removals.jsonl");

    record(file, "--topic", "removals", "--from-beginning", "--to-end");

    assertThat(RecordingTest.lines(file)).isEqualTo(values(0, 4));
  }

  @Test
  void withoutFromBeginningOnlyWhatComesIsRecorded() throws Exception {
    createTopic("coming", 1);
    write("coming", 0, 100);
    Path file = temp.resolve("coming.jsonl");
    AtomicBoolean goOn = new AtomicBoolean(true);
    Recording recording = Recording.create(file);
    CompletableFuture<Void> running =
        CompletableFuture.runAsync(() -> run("coming", recording, goOn::get));
    // Nobody says when it has begun to listen; from then on there is no gap.
    int next = 100;
    while (recording.lines() < 50) {
      write("coming", next, next + 1);
      next++;
    }
    goOn.set(false);
    running.get();
    recording.close();

    List<String> recorded = RecordingTest.lines(file);
    int first = values(0, next).indexOf(recorded.get(0));
    assertThat(first).isGreaterThanOrEqualTo(100);
    assertThat(recorded).isEqualTo(values(first, first + recorded.size()));
  }

  @Test
  void anEmptyTopicEndsAtOnceAndLeavesNoFile() throws Exception {
    createTopic("empty", 2);
    Path file = temp.resolve("empty.jsonl");

    assertThat(record(file, "--topic", "empty", "--from-beginning", "--to-end")).isZero();

    assertThat(said.toString(UTF_8)).contains(": 0 envelopes");
    assertThat(file).doesNotExist();
  }

  @Test
  void recordsForAsManySecondsAsAskedForAndNotLess() throws Exception {
    createTopic("seconds", 1);
    write("seconds", 0, 1);
    long begun = System.nanoTime();

    record(temp.resolve("s.jsonl"), "--topic", "seconds", "--from-beginning", "--seconds", "2");

    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aTopicThatIsNotThereIsNoEmptyTopic() {
    Path file = temp.resolve("misspelt.jsonl");

    assertThat(record(file, "--topic", "flihgts", "--from-beginning", "--to-end")).isEqualTo(1);

    assertThat(said.toString(UTF_8)).contains("has no topic \"flihgts\"");
    assertThat(file).doesNotExist();
  }

  @Test
  void aBrokerThatIsNotThereIsNamed() throws Exception {
    Path file = temp.resolve("nobody.jsonl");
    try (Recording recording = Recording.create(file)) {
      TopicRecorder recorder = new TopicRecorder(LogAddress.plain("127.0.0.1:1"), "flights", true);

      assertThatThrownBy(() -> recorder.run(recording, () -> true, true))
          .isInstanceOf(IOException.class)
          .hasMessage("the broker at 127.0.0.1:1 does not answer");
    }
  }

  private void run(String topic, Recording recording, BooleanSupplier goOn) {
    try {
      new TopicRecorder(LogAddress.plain(kafka.bootstrap()), topic, false)
          .run(recording, goOn, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int record(Path file, String... more) {
    String[] arguments = new String[more.length + 3];
    System.arraycopy(more, 0, arguments, 0, more.length);
    arguments[more.length] = "--broker";
    arguments[more.length + 1] = kafka.bootstrap();
    arguments[more.length + 2] = file.toString();
    PrintStream console = new PrintStream(said, true, UTF_8);
    return new CommandLine(new RecorderCommand(console)).execute(arguments);
  }

  private static void createTopic(String name, int partitions) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
      NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty());
      admin.createTopics(List.of(topic)).all().get();
    }
  }

  private static void write(String topic, int from, int to) throws Exception {
    var sent =
        IntStream.range(from, to)
            .mapToObj(i -> producer.send(new ProducerRecord<>(topic, "key" + i, value(i))))
            .toList();
    for (var one : sent) {
      one.get();
    }
  }

  private static List<String> values(int from, int to) {
    return IntStream.range(from, to).mapToObj(TopicRecorderIT::value).toList();
  }

  private static String value(int i) {
    return "{\"n\":" + i + "}";
  }
}
