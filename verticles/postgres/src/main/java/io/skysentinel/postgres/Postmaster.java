package io.skysentinel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The process that serves a data directory, as the file that it leaves there tells of it.
 *
 * @param port where it listens
 * @param isReady whether it takes connections
 */
record Postmaster(long pid, int port, boolean isReady) {
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  /** What the file says; nothing where there is none, or where it is not complete yet. */
  static Optional<Postmaster> read(Path file) throws IOException {
    try {
      return parse(Files.readAllLines(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  static Optional<Postmaster> parse(List<String> lines) {
    if (lines.size() <= PORT_LINE) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Postmaster(
              Long.parseLong(lines.get(PID_LINE).strip()),
              Integer.parseInt(lines.get(PORT_LINE).strip()),
              lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The process; nothing if it is gone, and another one has been given its number. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(process -> process.info().command().filter(Postmaster::isPostgres).isPresent());
  }

  /** Whether its number is that of some other process now. */
  boolean isAnotherProgram() {
    return ProcessHandle.of(pid).isPresent() && process().isEmpty();
  }

  private static boolean isPostgres(String command) {
    return command.substring(command.lastIndexOf('/') + 1).startsWith("postgres");
  }
}
