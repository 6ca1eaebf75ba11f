package io.skysentinel.tools.bench;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The same work over and over on one thread, and how much of it was done. */
record ParseRounds(String name, List<Round> rounds, long allocatedBytes) {
  /** What the project promises of one thread. */
  static final double BAR = 500_000;

  /** One of them. */
  record Round(long states, long cpuNanos, long wallNanos) {
    double perCpuSecond() {
      return states * 1e9 / cpuNanos;
    }

    double perSecond() {
      return states * 1e9 / wallNanos;
    }
  }

  double median() {
    return Median.of(rates(Round::perCpuSecond));
  }

  boolean isKept() {
    return median() >= BAR;
  }

  String text() {
    List<Double> rates = rates(Round::perCpuSecond);
    return String.format(
        Locale.ROOT,
        "%s: median %,.0f states per CPU second (%,.0f .. %,.0f), %,.0f per second on the wall;"
            + " %,d bytes allocated a state; bar %,.0f: %s",
        name,
        median(),
        Collections.min(rates),
        Collections.max(rates),
        Median.of(rates(Round::perSecond)),
        allocatedBytes / rounds.stream().mapToLong(Round::states).sum(),
        BAR,
        isKept() ? "kept" : "MISSED");
  }

  private List<Double> rates(ToDoubleFunction<Round> rate) {
    return rounds.stream().map(rate::applyAsDouble).toList();
  }
}
