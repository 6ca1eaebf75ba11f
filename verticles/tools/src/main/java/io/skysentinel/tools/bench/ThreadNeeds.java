package io.skysentinel.tools.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What each thread of a process has needed since it began; from Linux's /proc. */
final class ThreadNeeds {
  private static final Pattern WAKE_UPS =
      Pattern.compile("(?m)^voluntary_ctxt_switches:\\s*(\\d+)");

  /**
   * Of one thread.
   *
   * @param name as the kernel knows it, cut at 15 characters
   * @param wakeUps how often it went to sleep by itself, and so was woken
   */
  record Need(String name, double cpuSeconds, long wakeUps) {}

  /**
   * A process at a moment.
   *
   * @param cpuSeconds of all threads, also of those that have ended
   * @param threads those that run, by their number
   */
  record Look(long atNanos, double cpuSeconds, Map<Long, Need> threads) {}

  private final Path process;
  private final ProcUnits units;

  ThreadNeeds(Path proc, long pid) throws IOException {
    this.process = proc.resolve(String.valueOf(pid));
    this.units = ProcUnits.of(proc);
  }

  Look look(long atNanos) throws IOException {
    double cpuSeconds = units.cpuSeconds(Files.readString(process.resolve("stat")));
    Map<Long, Need> threads = new HashMap<>();
    try (Stream<Path> tasks = Files.list(process.resolve("task"))) {
      for (Path task : tasks.toList()) {
        String stat = read(task.resolve("stat"));
        OptionalLong wakeUps = wakeUps(read(task.resolve("status")));
        // A thread may end while it is looked at.
        if (!stat.isEmpty() && wakeUps.isPresent()) {
          threads.put(
              Long.parseLong(task.getFileName().toString()),
              new Need(name(stat), units.cpuSeconds(stat), wakeUps.getAsLong()));
        }
      }
    }
    return new Look(atNanos, cpuSeconds, Map.copyOf(threads));
  }

  private static String name(String stat) {
    return stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
  }

  private static OptionalLong wakeUps(String status) {
    Matcher matcher = WAKE_UPS.matcher(status);
    return matcher.find()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
