package io.skysentinel.tools.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Linux's files in /proc count in, and the numbers out of their text. A Raspberry Pi may have
 * pages of 16 KiB.
 */
record ProcUnits(long ticksPerSecond, long pageBytes) {
  /** Keys of the auxiliary vector, from the kernel's auxvec.h. */
  private static final long PAGE_SIZE = 6;

  private static final long CLOCK_TICKS = 17;

  /** Fields of /proc/PID/stat after the name in parentheses. */
  private static final int USER_TICKS = 11;

  private static final int ENDED_USER_TICKS = 13;

  private static final Pattern TCP_PAGES = Pattern.compile("(?m)^TCP:.* mem (\\d+)");

  /** Those of the kernel, which it tells each process in pairs of its own words. */
  static ProcUnits of(Path proc) throws IOException {
    ByteBuffer pairs =
        ByteBuffer.wrap(Files.readAllBytes(proc.resolve("self/auxv")))
            .order(ByteOrder.nativeOrder());
    boolean narrow = "32".equals(System.getProperty("sun.arch.data.model"));
    long ticks = 0;
    long page = 0;
    while (pairs.hasRemaining()) {
      long key = narrow ? pairs.getInt() : pairs.getLong();
      long value = narrow ? pairs.getInt() : pairs.getLong();
      ticks = key == CLOCK_TICKS ? value : ticks;
      page = key == PAGE_SIZE ? value : page;
    }
    return new ProcUnits(ticks, page);
  }

  /** From the {@code stat} of a process or a thread, in user mode and in the kernel. */
  double cpuSeconds(String stat) {
    return ticks(stat, USER_TICKS) / ticksPerSecond;
  }

  /** The same of the children of a process that have ended and that it has waited for. */
  double endedCpuSeconds(String stat) {
    return ticks(stat, ENDED_USER_TICKS) / ticksPerSecond;
  }

  /** In user mode, and the field behind it, in the kernel. */
  private static double ticks(String stat, int field) {
    // The name may hold spaces and parentheses itself.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Double.parseDouble(fields[field]) + Double.parseDouble(fields[field + 1]);
  }

  /** From the {@code statm} of a process. */
  long rssBytes(String statm) {
    return Long.parseLong(statm.split(" ", -1)[1]) * pageBytes;
  }

  /** From {@code net/sockstat}: what the kernel holds for all TCP connections. */
  long tcpBytes(String sockstat) {
    Matcher matcher = TCP_PAGES.matcher(sockstat);
    return matcher.find() ? Long.parseLong(matcher.group(1)) * pageBytes : 0;
  }
}
