package io.skysentinel.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Opens a database in a JVM of its own, which a test may kill. */
final class PostgresChild implements AutoCloseable {
  private static final String OPEN = "open: ";

  private final Process process;

  private PostgresChild(Process process) {
    this.process = process;
  }

  public static void main(String[] args) throws Exception {
    try (OwnPostgres opened = OwnPostgres.open(Path.of(args[0]), OwnPostgresIT::freePort)) {
      System.out.println(OPEN + opened.address());
      // Until it is killed.
      new CountDownLatch(1).await();
    }
  }

  /** Returns when the database is open. */
  static PostgresChild start(Path dir) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PostgresChild.class.getName(),
                dir.toString())
            .redirectErrorStream(true)
            .start();
    StringBuilder said = new StringBuilder();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(OPEN)) {
        return new PostgresChild(process);
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("the child ended:\n" + said);
  }

  /** SIGKILL: nothing is closed. Returns when the JVM is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
