package io.skysentinel.tools.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"sky.jsonl", "sky.jsonl.gz"})
  void holdsEveryLineInOrder(String name) throws Exception {
    Path file = temp.resolve(name);
    List<String> written = new ArrayList<>();
    try (Recording recording = Recording.create(file)) {
      for (int i = 0; i < 5_000; i++) {
        written.add("{\"callsign\":\"Zürich " + i + "\"}");
        recording.line(written.get(i).getBytes(UTF_8));
        assertThat(recording.lines()).isEqualTo(i + 1);
      }
    }

    assertThat(lines(file)).isEqualTo(written);
  }

  @Test
  void onlyAPackedOneIsPacked() throws Exception {
    for (String name : List.of("a.jsonl", "a.jsonl.gz", "a.gz.jsonl")) {
      try (Recording recording = Recording.create(temp.resolve(name))) {
        recording.line("{}".repeat(1_000).getBytes(UTF_8));
      }
    }

    assertThat(temp.resolve("a.jsonl")).hasSize(2_001);
    assertThat(temp.resolve("a.gz.jsonl")).hasSize(2_001);
    assertThat(temp.resolve("a.jsonl.gz").toFile().length()).isLessThan(200);
  }

  @Test
  void aFileThatIsThereIsKept() throws Exception {
    Path file = Files.writeString(temp.resolve("sky.jsonl"), "yesterday's\n");

    assertThatThrownBy(() -> Recording.create(file)).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("yesterday's\n");
  }

  @Test
  void aDirectoryThatIsMissingIsNotMade() {
    Path file = temp.resolve("no/such/sky.jsonl");

    assertThatThrownBy(() -> Recording.create(file)).isInstanceOf(NoSuchFileException.class);
    assertThat(temp.resolve("no")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sky.jsonl", "sky.jsonl.gz"})
  void withoutALineNoFileIsLeft(String name) throws Exception {
    Path file = temp.resolve(name);
    Recording.create(file).close();

    assertThat(file).doesNotExist();
  }

  @Test
  void severalThreadsWriteWholeLines() throws Exception {
    Path file = temp.resolve("sky.jsonl");
    try (Recording recording = Recording.create(file)) {
      List<Thread> writers = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        String line = String.valueOf(writer).repeat(200);
        Thread thread = new Thread(() -> writeOften(recording, line.getBytes(UTF_8)));
        thread.start();
        writers.add(thread);
      }
      for (Thread writer : writers) {
        writer.join();
      }
      assertThat(recording.lines()).isEqualTo(8_000);
    }

    assertThat(lines(file)).hasSize(8_000).allMatch(line -> line.matches("(\\d)\\1{199}"));
  }

  private static void writeOften(Recording recording, byte[] line) {
    try {
      for (int i = 0; i < 2_000; i++) {
        recording.line(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** To its very end: a packed file that was cut off fails here. */
  static List<String> lines(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return Files.readAllLines(file);
    }
    try (GZIPInputStream unpacked = new GZIPInputStream(Files.newInputStream(file));
        BufferedReader reader = new BufferedReader(new InputStreamReader(unpacked, UTF_8))) {
      return reader.lines().toList();
    }
  }
}
