package io.skysentinel.tools.bench;

import io.skysentinel.core.envelope.EnvelopeReader;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What it costs to write positions from the log, in this process and in the database's. */
final class WriteCost {
  private static final int BATCH = 50_000;

  private final BenchDatabase database;
  private final PastUnderTest past;
  private double cpuSeconds;
  private double seconds;

  WriteCost(BenchDatabase database, PastUnderTest past) {
    this.database = database;
    this.past = past;
  }

  /** As much at once as the role writes when it catches up. */
  void write(List<byte[]> log, long now) throws Exception {
    count(() -> {
      EnvelopeReader reader = new EnvelopeReader();
      List<Told> batch = new ArrayList<>();
      for (byte[] envelope : log) {
        batch.add(reader.read(envelope));
        if (batch.size() == BATCH) {
          past.write(batch);
          batch = new ArrayList<>();
        }
      }
      past.write(batch);
      past.closeBuckets(now);
      return null;
    });
  }

  String text(long positions, long end) throws Exception {
    count(() -> {
      past.settle(end);
      return null;
    });
    return String.format(
        Locale.ROOT,
        "%-6s written: %,d positions, %,.0f a second of one core (everything counted: parsing,"
            + " database, collector, compilers), %,.0f a second of time; %.2f bytes each, all in",
        past.name(),
        positions,
        positions / cpuSeconds,
        positions / seconds,
        (double) past.bytes() / positions);
  }

  private void count(Callable<@Nullable Void> work) throws Exception {
    double cpu = ownCpuSeconds() + database.cpuSeconds();
    long begin = System.nanoTime();
    work.call();
    seconds += (System.nanoTime() - begin) / 1e9;
    cpuSeconds += ownCpuSeconds() + database.cpuSeconds() - cpu;
  }

  static double ownCpuSeconds() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }
}
