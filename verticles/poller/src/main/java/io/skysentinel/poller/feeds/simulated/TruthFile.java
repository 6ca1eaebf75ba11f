package io.skysentinel.poller.feeds.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.skysentinel.simulator.TruthCodec;
import io.skysentinel.simulator.TruthEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the simulator's truth is written, a line an event; a few a minute, so never kept open. */
final class TruthFile {
  private static final Logger LOG = LoggerFactory.getLogger(TruthFile.class);

  private final String file;
  private boolean failing;

  /**
   * @param file empty: nowhere
   */
  TruthFile(String file) {
    this.file = file;
  }

  /** The sky flies on when the truth cannot be written; that is said once. */
  void append(List<TruthEvent> events) {
    if (file.isEmpty()) {
      return;
    }
    try {
      List<String> lines = events.stream().map(TruthCodec::encode).toList();
      Files.write(Path.of(file), lines, UTF_8, CREATE, APPEND);
      failing = false;
    } catch (IOException | InvalidPathException problem) {
      if (!failing) {
        LOG.warn(
            "The truth of the simulator cannot be written to {}: {}", file, problem.toString());
      }
      failing = true;
    }
  }
}
