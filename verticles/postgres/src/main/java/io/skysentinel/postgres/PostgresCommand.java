package io.skysentinel.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Runs one of PostgreSQL's programs to its end.
 *
 * <p>They refuse to work for root. There they run as nobody, in a user namespace of their own: to
 * the system they still are who they were, so that the files are root's, and nothing has to be
 * given to another user.
 */
final class PostgresCommand {
  private static final Pattern FAILURE = Pattern.compile("\\b(error|ERROR|FATAL|PANIC):");
  private static final List<String> AS_NOBODY = List.of("unshare", "--user", "--");

  private PostgresCommand() {}

  /**
   * Returns what it said.
   *
   * @param input what it reads
   * @throws IOException with what it said when it fails
   */
  static String run(Path program, List<String> arguments, String input) throws IOException {
    List<String> command = new ArrayList<>(isRoot() ? AS_NOBODY : List.of());
    command.add(program.toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    prepare(builder.environment());
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    if (exitCode(process) != 0) {
      throw new IOException(failure(program, said));
    }
    return said;
  }

  /** Settings of other servers, which a user has for psql, are nothing to ours. */
  private static void prepare(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("PG"));
    environment.put("LC_ALL", "C");
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int exitCode(Process process) throws InterruptedIOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  static String failure(Path program, String said) {
    return said.startsWith("unshare:")
        ? "PostgreSQL does not run as root, and this system gives it no user namespace (%s)"
                .formatted(said)
            + "; run SkySentinel as another user"
        : "%s failed: %s".formatted(program.getFileName(), inOneLine(said));
  }

  /** Of all that was said, what is about a failure, where anything is. */
  private static String inOneLine(String said) {
    List<String> failures = said.lines().filter(line -> FAILURE.matcher(line).find()).toList();
    return String.join(" | ", failures.isEmpty() ? said.lines().toList() : failures);
  }
}
