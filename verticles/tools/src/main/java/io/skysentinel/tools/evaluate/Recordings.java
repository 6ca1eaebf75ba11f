package io.skysentinel.tools.evaluate;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.detect.runway.Runways;
import io.skysentinel.core.feed.replay.RecordedLine;
import io.skysentinel.core.feed.replay.RecordingParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Plays all recordings of a directory. */
final class Recordings {
  private static final double[] POLLS_S = {1, 10};

  private final Path directory;
  private final Runways runways;
  private final List<Label> labels;

  Recordings(Path directory, Runways runways) throws IOException {
    this.directory = directory;
    this.runways = runways;
    labels = LabelsFile.readAll(directory.resolve("labels"));
  }

  /** All runs, in the order of the files' names. */
  List<Run> play() throws IOException {
    List<Run> runs = new ArrayList<>();
    for (Path file : files("flights", ".csv.gz")) {
      List<FlightState> states = FlightsFile.read(file);
      for (double poll : POLLS_S) {
        runs.add(flights(name(file, ".csv.gz"), states, poll));
      }
    }
    for (Path file : files("replay", ".jsonl.gz")) {
      runs.add(replay(file));
    }
    return runs;
  }

  private List<Path> files(String room, String ending) throws IOException {
    if (!Files.isDirectory(directory.resolve(room))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory.resolve(room))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private Run flights(String name, List<FlightState> states, double pollS) {
    Playback playback = playback(name, pollS);
    long begin = System.nanoTime();
    playback.poll(states, pollS);
    return run(name, String.format(Locale.ROOT, "%.0f s polls", pollS), playback, begin);
  }

  private Run replay(Path file) throws IOException {
    String name = name(file, ".jsonl.gz");
    List<List<FlightState>> answers = new ArrayList<>();
    List<Double> times = new ArrayList<>();
    RecordingParser parser = new RecordingParser();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        RecordedLine read = parser.parse(line.getBytes(StandardCharsets.UTF_8), name);
        if (!Double.isNaN(read.newestContactUnix())) {
          answers.add(read.answer().states());
          times.add(read.newestContactUnix());
        }
      }
    }
    Playback playback = playback(name, 10);
    long begin = System.nanoTime();
    for (int i = 0; i < answers.size(); i++) {
      playback.answer(answers.get(i), times.get(i));
    }
    playback.finish();
    return run(name, "replays", playback, begin);
  }

  private Playback playback(String name, double pollS) {
    Source source = new Source("evaluation", "recording", Source.Mode.REPLAY, null, pollS);
    return new Playback(name, source, runways, null);
  }

  private Run run(String name, String way, Playback playback, long beginNs) {
    return new Run(
        name,
        Traffic.of(name),
        way,
        playback.hours(),
        playback.updates(),
        (System.nanoTime() - beginNs) / 1e9,
        playback.detections(),
        labels.stream().filter(label -> label.file().equals(name)).toList());
  }

  private static String name(Path file, String ending) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ending.length());
  }
}
