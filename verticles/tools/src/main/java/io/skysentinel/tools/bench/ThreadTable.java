package io.skysentinel.tools.bench;

import io.skysentinel.tools.bench.ThreadNeeds.Look;
import io.skysentinel.tools.bench.ThreadNeeds.Need;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a process needed between two looks, by thread. Threads whose names differ by a number only
 * stand together.
 *
 * @param rows the dearest first
 */
record ThreadTable(List<Row> rows, Row all) {
  private static final Need NOTHING = new Need("", 0, 0);

  /** Those of one name; what they needed is of one core, and of one second. */
  record Row(String name, int threads, double percent, double wakeUps) {
    private Row plus(Row other) {
      return new Row(
          name, threads + other.threads, percent + other.percent, wakeUps + other.wakeUps);
    }

    private String text() {
      return String.format(Locale.ROOT, "%-60s %7d %9.2f %10.1f", name, threads, percent, wakeUps);
    }
  }

  ThreadTable {
    rows = List.copyOf(rows);
  }

  /**
   * @param names whole ones, of the threads that the JVM knows
   */
  static ThreadTable between(Look from, Look to, Map<Long, String> names) {
    double seconds = (to.atNanos() - from.atNanos()) / 1e9;
    Map<String, Row> groups = new TreeMap<>();
    Row threads = new Row("all", 0, 0, 0);
    for (Map.Entry<Long, Need> thread : to.threads().entrySet()) {
      Need now = thread.getValue();
      Need before = from.threads().getOrDefault(thread.getKey(), NOTHING);
      Row row =
          new Row(
              folded(names.getOrDefault(thread.getKey(), now.name())),
              1,
              100 * (now.cpuSeconds() - before.cpuSeconds()) / seconds,
              (now.wakeUps() - before.wakeUps()) / seconds);
      groups.merge(row.name(), row, Row::plus);
      threads = threads.plus(row);
    }
    List<Row> rows = new ArrayList<>(groups.values());
    rows.sort(Comparator.comparingDouble(Row::percent).thenComparing(Row::wakeUps).reversed());
    // Threads that ended in between are in the process's time only.
    double percent = 100 * (to.cpuSeconds() - from.cpuSeconds()) / seconds;
    return new ThreadTable(rows, new Row("all", threads.threads(), percent, threads.wakeUps()));
  }

  /** The name without its numbers; those in C1, C2, G1 and the like belong to the name. */
  static String folded(String name) {
    return name.replaceAll("[-#_ ]\\d+\\b", "").replaceAll("(?<=[a-z])\\d+$", "");
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT, "%-60s %7s %9s %10s", "thread", "threads", "% of core", "wake-ups/s"));
    rows.forEach(row -> lines.add(row.text()));
    lines.add(all.text());
    return lines;
  }
}
