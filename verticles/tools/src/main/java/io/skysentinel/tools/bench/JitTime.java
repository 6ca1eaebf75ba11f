package io.skysentinel.tools.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Processor time of a JVM's threads that compile. The JVM starts some of them late and ends them
 * again; what those needed that have ended still counts, as it does for the whole process.
 */
final class JitTime {
  /** Looking through all threads takes time itself. */
  private static final int SEARCH_EVERY = 10;

  private final Path process;
  private final ProcUnits units;
  private final Map<Path, Double> compilers = new HashMap<>();
  private int looks;

  JitTime(Path process, ProcUnits units) {
    this.process = process;
    this.units = units;
  }

  double seconds() throws IOException {
    if (compilers.isEmpty() || ++looks % SEARCH_EVERY == 0) {
      search();
    }
    compilers.replaceAll(this::seconds);
    return compilers.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private void search() throws IOException {
    try (Stream<Path> threads = Files.list(process.resolve("task"))) {
      for (Path thread : threads.toList()) {
        if (isCompiler(read(thread.resolve("comm")))) {
          compilers.putIfAbsent(thread, 0.0);
        }
      }
    }
  }

  /** From the {@code comm} of a thread, which Linux cuts at 15 characters. */
  static boolean isCompiler(String comm) {
    return comm.matches("C[12] Comp.*\\s*");
  }

  private double seconds(Path thread, double before) {
    String stat = read(thread.resolve("stat"));
    return stat.isEmpty() ? before : units.cpuSeconds(stat);
  }

  /** Nothing when the thread has ended: before its file was opened, or before it was read. */
  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
