package io.skysentinel.tools;

import io.skysentinel.simulator.Simulator;
import io.skysentinel.simulator.SimulatorSettings;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** How many reports a second one thread simulates, and what an aircraft costs in memory. */
final class SimulatorBench {
  private static final int ROUNDS = 12;
  private static final int WARM_UP = 4;
  private static final double CALLS_PER_INTERVAL = 100;

  private SimulatorBench() {}

  static void run(SimulatorSettings settings, double startUnix, PrintStream out) {
    long before = usedBytes();
    long began = System.nanoTime();
    Simulator simulator = new Simulator(settings, startUnix);
    double startMs = (System.nanoTime() - began) / 1e6;
    double bytes = (double) (usedBytes() - before) / settings.aircraft();
    out.printf(
        Locale.ROOT,
        "%,d aircraft planned in %,.0f ms; about %,.0f bytes each%n",
        settings.aircraft(),
        startMs,
        bytes);
    double now = startUnix;
    for (int round = 0; round < ROUNDS; round++) {
      long cpu = cpuNanos();
      long wall = System.nanoTime();
      long reports = 0;
      for (int call = 0; call < CALLS_PER_INTERVAL; call++) {
        now += settings.updateIntervalS() / CALLS_PER_INTERVAL;
        reports += simulator.advanceTo(now).size();
      }
      double cpuS = (cpuNanos() - cpu) / 1e9;
      double wallS = (System.nanoTime() - wall) / 1e9;
      out.printf(
          Locale.ROOT,
          "%s %,9d reports: %,10.0f a second of CPU, %,10.0f a second on the wall%n",
          round < WARM_UP ? "warm-up " : "measured",
          reports,
          reports / cpuS,
          reports / wallS);
    }
  }

  /** The thread's own time: on a shared machine the clock on the wall measures the neighbours. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Live bytes; asks for a collection first, which is good enough for a rough figure. */
  private static long usedBytes() {
    ManagementFactory.getMemoryMXBean().gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
