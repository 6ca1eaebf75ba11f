package io.skysentinel.tools.evaluate;

import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.Severity;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The runs as tables that people read. */
final class Table {
  private Table() {}

  static void print(List<Run> runs, PrintStream to) {
    byWay(runs).forEach((way, some) -> kinds(way, some, to));
    to.println();
    to.println("Detections without a label, per 100 flight hours (in brackets: high severity)");
    byWay(runs).forEach((way, some) -> unlabelled(way, some, to));
    long updates = runs.stream().mapToLong(Run::updates).sum();
    double cpu = runs.stream().mapToDouble(Run::cpuS).sum();
    to.println();
    to.printf(
        Locale.ROOT,
        "%,d updates in %.1f s of one core: %,.0f a second%n",
        updates,
        cpu,
        updates / cpu);
  }

  private static Map<String, List<Run>> byWay(List<Run> runs) {
    Map<String, List<Run>> ways = new LinkedHashMap<>();
    for (Run run : runs) {
      ways.computeIfAbsent(run.way(), way -> new ArrayList<>()).add(run);
    }
    return ways;
  }

  private static void kinds(String way, List<Run> runs, PrintStream to) {
    to.println();
    to.println(way);
    to.printf(
        "  %-20s %7s %7s %7s %9s %9s %9s %8s %8s%n",
        "kind",
        "events",
        "found",
        "missed",
        "certain",
        "matching",
        "unlabelled",
        "median",
        "worst");
    List<Label> labels = runs.stream().flatMap(run -> run.labels().stream()).toList();
    List<Detection> found = runs.stream().flatMap(run -> run.detections().stream()).toList();
    for (AnomalyKind kind : AnomalyKind.values()) {
      Tally tally = Tally.of(kind, labels, found);
      if (!tally.isEmpty()) {
        to.printf(
            Locale.ROOT,
            "  %-20s %7d %7d %7d %9s %9d %9d %8s %8s%n",
            kind,
            tally.labels(),
            tally.found(),
            tally.labels() - tally.found(),
            tally.certainFound() + "/" + tally.certain(),
            tally.matched(),
            tally.unmatched(),
            seconds(tally.medianDelay()),
            seconds(tally.worstDelay()));
      }
    }
  }

  private static String seconds(double seconds) {
    return Double.isNaN(seconds) ? "" : String.format(Locale.ROOT, "%.0f s", seconds);
  }

  private static void unlabelled(String way, List<Run> runs, PrintStream to) {
    for (Traffic traffic : Traffic.values()) {
      List<Run> some = runs.stream().filter(run -> run.traffic() == traffic).toList();
      double hours = some.stream().mapToDouble(Run::hours).sum();
      if (some.isEmpty()) {
        continue;
      }
      StringBuilder line = new StringBuilder();
      int highs = 0;
      for (AnomalyKind kind : AnomalyKind.values()) {
        int all = 0;
        int high = 0;
        for (Run run : some) {
          Tally tally = Tally.of(kind, run.labels(), run.detections());
          all += tally.unmatched();
          high += tally.high();
        }
        highs += high;
        if (all > 0) {
          line.append(
              String.format(
                  Locale.ROOT, " %s %.1f(%.1f)", kind, all * 100 / hours, high * 100 / hours));
        }
      }
      to.printf(
          Locale.ROOT,
          "  %-12s %-11s %6.1f h, high %.2f:%s%n",
          way,
          traffic,
          hours,
          highs * 100 / hours,
          line);
    }
  }

  /** Every detection that no label explains, for looking at. */
  static void printUnlabelled(List<Run> runs, Severity least, PrintStream to) {
    for (Run run : runs) {
      for (Detection one : run.detections()) {
        boolean explained = run.labels().stream().anyMatch(label -> label.isFoundBy(one));
        if (!explained && one.severity().compareTo(least) >= 0) {
          to.printf(
              Locale.ROOT,
              "%s %s: %s %s %s %.0f +%.0f s: %s%n",
              run.way(),
              run.file(),
              one.icao24(),
              one.kind(),
              one.severity(),
              one.tStart(),
              one.tReported() - one.tStart(),
              one.text());
        }
      }
      for (Label label : run.labels()) {
        if (run.detections().stream().noneMatch(label::isFoundBy)) {
          to.printf(
              Locale.ROOT,
              "%s %s: %s %s missed, %.0f to %.0f%n",
              run.way(),
              run.file(),
              label.icao24(),
              label.kind(),
              label.tStart(),
              label.tEnd());
        }
      }
    }
  }
}
