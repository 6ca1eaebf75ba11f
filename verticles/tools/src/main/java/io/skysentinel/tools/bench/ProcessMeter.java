package io.skysentinel.tools.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What a process and the machine's TCP need, sampled all the time; from Linux's /proc. */
final class ProcessMeter implements AutoCloseable {
  private static final int EVERY_MS = 100;
  private static final double TICKS_PER_SECOND = 100;
  private static final int PAGE = 4096;

  /** Looking through all threads for compilers takes time itself. */
  private static final int SEARCH_EVERY = 10;

  /** Fields of /proc/PID/stat after the name in parentheses. */
  private static final int USER_TICKS = 11;

  /**
   * One look.
   *
   * @param cpuSeconds of all threads
   * @param jitSeconds of those that compile: a node goes on compiling for minutes, a small loop
   *     does not, and neither does either in the long run
   */
  record Look(double cpuSeconds, double jitSeconds, long rssBytes, long tcpBytes) {}

  private final long pid;
  private final Map<Path, Double> compilers = new HashMap<>();
  private int searches;
  private final TreeMap<Long, Look> looks = new TreeMap<>();
  private final Thread sampler = new Thread(this::sample, "process meter");

  ProcessMeter(long pid) {
    this.pid = pid;
    sampler.setDaemon(true);
    sampler.start();
  }

  /** Processor seconds between two times (Unix ms), without what compiled. */
  synchronized double cpuSeconds(long from, long to) {
    return at(to, Look::cpuSeconds) - at(from, Look::cpuSeconds) - jitSeconds(from, to);
  }

  /** Processor seconds of the JIT between two times. */
  synchronized double jitSeconds(long from, long to) {
    return at(to, Look::jitSeconds) - at(from, Look::jitSeconds);
  }

  /** The most of memory, the process's and the kernel's for TCP, between two times. */
  synchronized long mostBytes(long from, long to) {
    return looks.subMap(from, to).values().stream()
        .mapToLong(look -> look.rssBytes() + look.tcpBytes())
        .max()
        .orElseThrow();
  }

  /** The most of memory that the process had between two times. */
  synchronized long mostRss(long from, long to) {
    return looks.subMap(from, to).values().stream().mapToLong(Look::rssBytes).max().orElseThrow();
  }

  /** The last look. */
  synchronized Look last() {
    return looks.lastEntry().getValue();
  }

  @Override
  public void close() {
    sampler.interrupt();
  }

  private double at(long ms, ToDoubleFunction<Look> value) {
    awaitLookAfter(ms);
    Map.Entry<Long, Look> before = looks.floorEntry(ms);
    Map.Entry<Long, Look> after = looks.ceilingEntry(ms);
    if (before == null || after == null) {
      throw new IllegalArgumentException("not sampled at " + ms);
    }
    double first = value.applyAsDouble(before.getValue());
    double second = value.applyAsDouble(after.getValue());
    long length = Math.max(1, after.getKey() - before.getKey());
    return first + (second - first) * (ms - before.getKey()) / length;
  }

  /** On a busy machine the sampler may be late. */
  private void awaitLookAfter(long ms) {
    try {
      while (sampler.isAlive() && (looks.isEmpty() || looks.lastKey() < ms)) {
        wait(EVERY_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sample() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        long now = System.currentTimeMillis();
        Look look = look();
        synchronized (this) {
          looks.put(now, look);
        }
        TimeUnit.MILLISECONDS.sleep(EVERY_MS);
      }
    } catch (InterruptedException | UncheckedIOException e) {
      Thread.currentThread().interrupt(); // The process or the measurement has ended.
    }
  }

  private Look look() {
    try {
      Path process = Path.of("/proc", String.valueOf(pid));
      String statm = Files.readString(process.resolve("statm"));
      return new Look(
          seconds(Files.readString(process.resolve("stat"))),
          jitSeconds(process),
          Long.parseLong(statm.split(" ", -1)[1]) * PAGE,
          tcpBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private double jitSeconds(Path process) throws IOException {
    if (compilers.isEmpty() || ++searches % SEARCH_EVERY == 0) {
      try (Stream<Path> threads = Files.list(process.resolve("task"))) {
        for (Path thread : threads.toList()) {
          if (read(thread.resolve("comm")).matches("C[12] Comp.*\\s*")) {
            compilers.putIfAbsent(thread, 0.0);
          }
        }
      }
    }
    compilers.replaceAll((thread, before) -> {
      String stat = read(thread.resolve("stat"));
      return stat.isEmpty() ? before : seconds(stat);
    });
    return compilers.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Nothing when the thread has ended; what it took still counts. */
  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  /** Of a process or a thread. */
  private static double seconds(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Double.parseDouble(fields[USER_TICKS]) + Double.parseDouble(fields[USER_TICKS + 1]))
        / TICKS_PER_SECOND;
  }

  private static long tcpBytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/net/sockstat"))) {
      if (line.startsWith("TCP:")) {
        return Long.parseLong(line.substring(line.indexOf("mem ") + 4).trim()) * PAGE;
      }
    }
    return 0;
  }
}
