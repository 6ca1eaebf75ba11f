package io.skysentinel.tools.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers out of the text of Linux's files in /proc. */
final class ProcText {
  private static final double TICKS_PER_SECOND = 100;
  private static final int PAGE = 4096;

  /** Fields of /proc/PID/stat after the name in parentheses. */
  private static final int USER_TICKS = 11;

  private static final Pattern TCP_PAGES = Pattern.compile("(?m)^TCP:.* mem (\\d+)");

  private ProcText() {}

  /** From the {@code stat} of a process or a thread, in user mode and in the kernel. */
  static double cpuSeconds(String stat) {
    // The name may hold spaces and parentheses itself.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Double.parseDouble(fields[USER_TICKS]) + Double.parseDouble(fields[USER_TICKS + 1]))
        / TICKS_PER_SECOND;
  }

  /** From the {@code statm} of a process. */
  static long rssBytes(String statm) {
    return Long.parseLong(statm.split(" ", -1)[1]) * PAGE;
  }

  /** From {@code net/sockstat}: what the kernel holds for all TCP connections. */
  static long tcpBytes(String sockstat) {
    Matcher matcher = TCP_PAGES.matcher(sockstat);
    return matcher.find() ? Long.parseLong(matcher.group(1)) * PAGE : 0;
  }

  /** From the {@code comm} of a thread, which Linux cuts at 15 characters. */
  static boolean isCompiler(String comm) {
    return comm.matches("C[12] Comp.*\\s*");
  }
}
