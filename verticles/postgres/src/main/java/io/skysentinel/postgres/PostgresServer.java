package io.skysentinel.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Starts and stops the process that serves a data directory, through {@code pg_ctl}. */
final class PostgresServer {
  /** Redo after a crash takes seconds; this is for a disk that hardly answers. */
  private static final int START_PATIENCE_S = 300;

  private static final int STOP_PATIENCE_S = 60;

  /**
   * What a killed server leaves behind may be in the way for a moment, and a port may be taken
   * between its choice and its use.
   */
  private static final int TRIES = 6;

  private static final long PAUSE_MS = 500;
  private static final long MOST_LOG_BYTES = 10L << 20;
  private static final int LOG_LINES = 5;

  private final PostgresFiles files;
  private final PostgresProgram program;

  PostgresServer(PostgresFiles files, PostgresProgram program) {
    this.files = files;
    this.program = program;
  }

  /** The one that runs, whoever started it. */
  Optional<Postmaster> running() throws IOException {
    return Postmaster.read(files.pid()).filter(server -> server.process().isPresent());
  }

  /**
   * Returns when it takes connections.
   *
   * @param ports gives one that is free
   */
  Postmaster start(IntSupplier ports) throws IOException {
    for (int tries = 1; true; tries++) {
      try {
        return startOn(ports.getAsInt());
      } catch (IOException e) {
        if (tries == TRIES) {
          throw e;
        }
        pause();
      }
    }
  }

  /** Ends it in good order: what runs is undone, and all is on the disk. */
  void stop() throws IOException {
    control("stop", "--mode=fast", "--wait", "--timeout=" + STOP_PATIENCE_S);
  }

  private Postmaster startOn(int port) throws IOException {
    Files.writeString(files.data().resolve("postgresql.conf"), PostgresSettings.of(port));
    Files.writeString(files.data().resolve("pg_hba.conf"), PostgresSettings.access());
    if (!Files.exists(files.ownSettings())) {
      // Without it the server would complain at each start.
      Files.writeString(files.ownSettings(), PostgresSettings.OWN);
    }
    forgetDeadServer();
    startLog();
    long before = Files.size(files.log());
    try {
      control("start", "--wait", "--timeout=" + START_PATIENCE_S, "--log=" + files.log());
    } catch (IOException e) {
      throw new IOException(words(before, e), e);
    }
    return running()
        .orElseThrow(
            () -> new IOException("it ended as soon as it had started; see " + files.log()));
  }

  /**
   * A file that names a process which is another program today, as happens after the machine or its
   * container was started anew, would keep the server from starting. One that names no process is
   * left to the server, which also looks whether anything of the dead one still works.
   */
  private void forgetDeadServer() throws IOException {
    Optional<Postmaster> named = Postmaster.read(files.pid());
    if (named.isPresent() && named.get().isAnotherProgram()) {
      Files.deleteIfExists(files.pid());
    }
  }

  private void startLog() throws IOException {
    if (Files.exists(files.log()) && Files.size(files.log()) > MOST_LOG_BYTES) {
      Files.move(
          files.log(),
          files.root().resolve("postgres.log.old"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(files.log())) {
      Files.createFile(files.log());
    }
  }

  private void control(String what, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(what, "--silent"));
    arguments.add("--pgdata=" + files.data());
    arguments.addAll(List.of(options));
    PostgresCommand.run(program.bin("pg_ctl"), arguments, "");
  }

  /** What the server itself said is worth more than that it did not start. */
  private String words(long before, IOException failure) throws IOException {
    byte[] log = Files.readAllBytes(files.log());
    int from = (int) Math.min(before, log.length);
    List<String> said =
        new String(log, from, log.length - from, UTF_8)
            .lines()
            .filter(line -> !line.contains("LOG:"))
            .limit(LOG_LINES)
            .toList();
    return said.isEmpty() ? String.valueOf(failure.getMessage()) : String.join(" | ", said);
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
