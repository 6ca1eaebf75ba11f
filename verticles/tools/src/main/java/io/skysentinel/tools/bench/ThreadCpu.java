package io.skysentinel.tools.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

/** Processor time of threads of this process, by their names. */
final class ThreadCpu {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ThreadCpu() {}

  /** Fails when there is no such thread: a renamed one would look as if it cost nothing. */
  static long nanos(String prefix) {
    List<Long> found =
        Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
            .filter(thread -> thread != null && thread.getThreadName().startsWith(prefix))
            .map(thread -> Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId())))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalStateException("no thread is called " + prefix);
    }
    return found.stream().mapToLong(Long::longValue).sum();
  }
}
