package io.skysentinel.tools.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What children of tests do. */
final class SmallProgram {
  private SmallProgram() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "says" -> System.out.println(args[1] + " on standard output");
      case "works" -> work(Long.parseLong(args[1]));
      case "parent" -> becomeParent();
      default -> System.exit(Integer.parseInt(args[0]));
    }
  }

  /** Takes so many seconds of processor time, says how many it was exactly, and rests. */
  private static void work(long seconds) throws InterruptedException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long from = System.currentTimeMillis();
    long begun = threads.getCurrentThreadCpuTime();
    long nanos = 0;
    while (nanos < TimeUnit.SECONDS.toNanos(seconds)) {
      nanos = threads.getCurrentThreadCpuTime() - begun;
    }
    System.out.printf("%d %d %d%n", from, System.currentTimeMillis(), nanos);
    TimeUnit.HOURS.sleep(1);
  }

  /** Has a child, says its number, and ends without a good-bye. */
  private static void becomeParent() throws Exception {
    PinnedProcess child = PinnedProcess.start("0", List.of("sleep", "3600"), Map.of());
    System.out.println("child=" + child.pid());
    System.exit(3);
  }
}
