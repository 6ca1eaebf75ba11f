package io.skysentinel.tools.evaluate;

import io.skysentinel.core.detect.AnomalyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The labels beside recordings: {@code file,icao24,event,t_start,t_end,certainty,…}. */
final class LabelsFile {
  private static final int COLUMNS = 6;

  private LabelsFile() {}

  /** All labels of all tables in a directory; none when it is not there. */
  static List<Label> readAll(Path directory) throws IOException {
    List<Label> labels = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return labels;
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          add(line.split(",", -1), labels);
        }
      }
    }
    return labels;
  }

  private static void add(String[] fields, List<Label> to) {
    AnomalyKind kind = fields.length < COLUMNS ? null : Label.kindOf(fields[2]);
    if (kind != null) {
      to.add(
          new Label(
              fields[0],
              fields[1],
              kind,
              Double.parseDouble(fields[3]),
              Double.parseDouble(fields[4]),
              fields[5].equals("certain")));
    }
  }
}
