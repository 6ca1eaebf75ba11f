package io.skysentinel.tools.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** What the tester itself takes of the machine: too much, and it measures itself. */
final class OwnNeeds {
  private static final double MIB = 1024 * 1024;

  private final LongSupplier cpuNanos;
  private final LongSupplier nanoTime;
  private long startCpuNanos;
  private long startNanos;

  OwnNeeds() {
    this(
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getProcessCpuTime,
        System::nanoTime);
  }

  OwnNeeds(LongSupplier cpuNanos, LongSupplier nanoTime) {
    this.cpuNanos = cpuNanos;
    this.nanoTime = nanoTime;
  }

  void start() {
    startCpuNanos = cpuNanos.getAsLong();
    startNanos = nanoTime.getAsLong();
  }

  LoadResult.Own stop() {
    double busy = cpuNanos.getAsLong() - startCpuNanos;
    double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
    double cores = busy / Math.max(1, nanoTime.getAsLong() - startNanos);
    return new LoadResult.Own(cores, (long) heap, Runtime.getRuntime().availableProcessors());
  }
}
