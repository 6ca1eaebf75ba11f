package io.skysentinel.simulator;

import io.skysentinel.simulator.flight.Seeds;
import java.util.Arrays;

/**
 * When which slot reports: every interval, spread evenly over it, a little early or late.
 *
 * <p>Slots are found by scanning their next times and sorting what is due: with a scan of 100,000
 * numbers at 0.1 ms a heap would cost more.
 */
final class ReportSchedule {
  private final long seed;
  private final double startUnix;
  private final double intervalS;
  private final double jitterS;
  private final double[] next;
  private final long[] numbers;
  private long[] due = new long[16];
  private double reachedUnix;

  /** Receives the reports in the order of their times. */
  interface Reporter {
    void report(int slot, long number, double unix);
  }

  ReportSchedule(long seed, int slots, double startUnix, double intervalS, double jitterS) {
    this.seed = seed;
    this.startUnix = startUnix;
    this.intervalS = intervalS;
    this.jitterS = jitterS;
    next = new double[slots];
    numbers = new long[slots];
    for (int slot = 0; slot < slots; slot++) {
      next[slot] = timeOf(slot, 0);
    }
    reachedUnix = startUnix;
  }

  /** Reports everything up to and including {@code nowUnix}. */
  void advance(double nowUnix, Reporter reporter) {
    // In a window this short no slot is due twice, so sorting a window sorts all.
    double window = Math.max(intervalS / 10, (intervalS - 2 * jitterS) * 0.9);
    while (reachedUnix < nowUnix) {
      double until = Math.min(nowUnix, reachedUnix + window);
      reportUntil(until, reporter);
      reachedUnix = until;
    }
  }

  private void reportUntil(double unix, Reporter reporter) {
    int count = 0;
    for (int slot = 0; slot < next.length; slot++) {
      if (next[slot] <= unix) {
        if (count == due.length) {
          due = Arrays.copyOf(due, count * 2);
        }
        // Time since the start in ms above, slot below: one sort of longs orders both.
        due[count++] = (Math.round((next[slot] - startUnix) * 1000) << 17) | slot;
      }
    }
    Arrays.sort(due, 0, count);
    for (int i = 0; i < count; i++) {
      int slot = (int) (due[i] & 0x1ffff);
      long number = numbers[slot]++;
      double at = next[slot];
      next[slot] = timeOf(slot, number + 1);
      reporter.report(slot, number, at);
    }
  }

  /** Whole milliseconds, the precision that reports carry. */
  private double timeOf(int slot, long number) {
    // In the order of the slots, so that flights are visited about as they lie in memory: with
    // 100,000 of them that is what costs.
    double phase = intervalS * (slot + 0.5) / next.length;
    double jitter = jitterS * (Seeds.unit(seed + slot, number) * 2 - 1);
    double since = Math.max(0, number * intervalS + phase + jitter);
    return Math.rint((startUnix + since) * 1000) / 1000 + (number == 0 ? 0.001 : 0);
  }
}
