package io.skysentinel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's data: made once, by the version of PostgreSQL that alone can read them. */
final class DataDirectory {
  static final String USER = "skysentinel";
  static final String DATABASE = "skysentinel";

  private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);

  private DataDirectory() {}

  /**
   * Makes the data where there are none yet.
   *
   * @throws IOException in words when those that are there cannot be used
   */
  static void prepare(PostgresFiles files, PostgresProgram program) throws IOException {
    if (!Files.exists(files.data())) {
      make(files, program);
      return;
    }
    if (!Files.exists(files.version())) {
      throw new IOException("%s holds no data of PostgreSQL".formatted(files.data()));
    }
    requireVersion(files, program.major());
    if (!Files.exists(files.password())) {
      throw new IOException(
          "%s is gone, and without the password nobody gets at the data"
              .formatted(files.password()));
    }
  }

  private static void requireVersion(PostgresFiles files, int ours) throws IOException {
    String theirs = Files.readString(files.version()).strip();
    if (!theirs.equals(String.valueOf(ours))) {
      throw new IOException(
          ("%s was written by PostgreSQL %s, and this SkySentinel brings PostgreSQL %d, which cannot"
                  + " read it; dump it with the SkySentinel of before, or move %s away to begin anew")
              .formatted(files.data(), theirs, ours, files.root()));
    }
  }

  /** Complete or not there at all, whenever the process ends. */
  private static void make(PostgresFiles files, PostgresProgram program) throws IOException {
    Path unfinished = files.root().resolve("unfinished-data");
    PostgresFiles.delete(unfinished);
    PasswordFile.make(files.password());
    LOG.info("Making a database in {}", files.data());
    PostgresCommand.run(
        program.bin("initdb"),
        List.of(
            "--pgdata=" + unfinished,
            "--username=" + USER,
            "--pwfile=" + files.password(),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--data-checksums"),
        "");
    // A server for one, without a port: it does what it is told, and ends.
    PostgresCommand.run(
        program.bin("postgres"),
        List.of("--single", "-D", unfinished.toString(), "postgres"),
        "CREATE DATABASE " + DATABASE + ";\n");
    Files.move(unfinished, files.data(), StandardCopyOption.ATOMIC_MOVE);
  }
}
