package io.skysentinel.tools.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What the tester itself takes of the machine: too much, and it measures itself. */
final class OwnNeeds {
  private static final double MIB = 1024 * 1024;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private long startCpuNanos;
  private long startNanos;

  void start() {
    startCpuNanos = system.getProcessCpuTime();
    startNanos = System.nanoTime();
  }

  LoadResult.Own stop() {
    double busy = system.getProcessCpuTime() - startCpuNanos;
    double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
    return new LoadResult.Own(busy / Math.max(1, System.nanoTime() - startNanos), (long) heap);
  }
}
