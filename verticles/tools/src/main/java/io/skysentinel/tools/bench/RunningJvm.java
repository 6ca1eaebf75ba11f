package io.skysentinel.tools.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What another JVM of this machine says of itself. */
record RunningJvm(long pid) {
  /** The line of a generation, or of a heap without any; the lines of their parts have no total. */
  private static final Pattern HEAP_USED =
      Pattern.compile("(?m)^ ?(?:\\S.* total .*|ZHeap +)used (\\d+)([KM])");

  /** A thread's name, and its number in the system: hexadecimal in older JDKs. */
  private static final Pattern THREAD =
      Pattern.compile("(?m)^\"(.*)\" .*\\bnid=(0x\\p{XDigit}+|\\d+)");

  /** Bytes of live objects on its heap: what is left when the collector has been everywhere. */
  long liveHeap() throws IOException, InterruptedException {
    ask("GC.run");
    return heapUsed(ask("GC.heap_info"));
  }

  /** The names of its threads by their number in the system, the JVM's own among them. */
  Map<Long, String> threadNames() throws IOException, InterruptedException {
    return threadNames(ask("Thread.print"));
  }

  /** Of all generations, whatever collector the JVM has. */
  static long heapUsed(String heapInfo) {
    Matcher used = HEAP_USED.matcher(heapInfo);
    long bytes = 0;
    while (used.find()) {
      bytes += Long.parseLong(used.group(1)) << (used.group(2).equals("K") ? 10 : 20);
    }
    if (bytes == 0) {
      throw new IllegalStateException("no heap in what the JVM says: " + heapInfo);
    }
    return bytes;
  }

  static Map<Long, String> threadNames(String threadPrint) {
    Map<Long, String> names = new HashMap<>();
    Matcher thread = THREAD.matcher(threadPrint);
    while (thread.find()) {
      names.put(Long.decode(thread.group(2)), thread.group(1));
    }
    if (names.isEmpty()) {
      throw new IllegalStateException("no threads in what the JVM says: " + threadPrint);
    }
    return names;
  }

  private String ask(String question) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/jcmd", String.valueOf(pid), question)
            .redirectErrorStream(true)
            .start();
    String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new IOException("the JVM does not say " + question + ": " + answer);
    }
    return answer;
  }
}
