package io.skysentinel.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A main class in a JVM of its own, so that it can be killed as a crash would. */
final class ChildJvm implements AutoCloseable {
  /** For a process that lives a minute: code that is compiled well costs more than it brings. */
  static final List<String> FLAGS =
      List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** A marker among the lines, told from a line by identity. */
  private static final String END = new String("(end of output)");

  private final Process process;
  private final BlockingQueue<String> output = new LinkedBlockingQueue<>();

  private ChildJvm(Process process) {
    this.process = process;
    Thread reader = new Thread(this::drain, "output of process " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /** On this test's own class path. */
  static ChildJvm start(Class<?> main, String... args) throws IOException {
    return startOn(System.getProperty("java.class.path"), main, args);
  }

  static ChildJvm startOn(String classPath, Class<?> main, String... args) throws IOException {
    return startJvm(List.of("-cp", classPath, main.getName()), args);
  }

  static ChildJvm startJar(Path jar, String... args) throws IOException {
    return startJvm(List.of("-jar", jar.toString()), args);
  }

  private static ChildJvm startJvm(List<String> what, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(what);
    command.addAll(List.of(args));
    return new ChildJvm(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  long pid() {
    return process.pid();
  }

  /** What follows the prefix in the next line that has it; fails with the output if none has. */
  String await(String prefix) throws InterruptedException {
    List<String> seen = new ArrayList<>();
    for (String line = output.take(); line != END; line = output.take()) {
      if (line.startsWith(prefix)) {
        return line.substring(prefix.length());
      }
      seen.add(line);
    }
    throw new AssertionError(
        "the child ended without \"" + prefix + "\":\n" + String.join("\n", seen));
  }

  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /** SIGKILL: no shutdown hook runs. Returns when the process is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  /** Always read on: a child whose output nobody reads stops when the pipe is full. */
  private void drain() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(output::add);
    } catch (IOException | UncheckedIOException e) {
      output.add("(output lost: " + e.getMessage() + ")");
    } finally {
      output.add(END);
    }
  }
}
