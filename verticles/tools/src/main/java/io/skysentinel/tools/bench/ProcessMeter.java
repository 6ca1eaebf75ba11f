package io.skysentinel.tools.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What a process and the machine's TCP need, sampled all the time; from Linux's /proc. */
final class ProcessMeter implements AutoCloseable {
  private static final int EVERY_MS = 100;
  private static final double TICKS_PER_SECOND = 100;
  private static final int PAGE = 4096;

  /** Fields of /proc/PID/stat after the name in parentheses. */
  private static final int USER_TICKS = 11;

  /** One look. */
  record Look(double cpuSeconds, long rssBytes, long tcpBytes) {}

  private final long pid;
  private final TreeMap<Long, Look> looks = new TreeMap<>();
  private final Thread sampler = new Thread(this::sample, "process meter");

  ProcessMeter(long pid) {
    this.pid = pid;
    sampler.setDaemon(true);
    sampler.start();
  }

  /** Processor seconds between two times (Unix ms). */
  synchronized double cpuSeconds(long from, long to) {
    return cpuAt(to) - cpuAt(from);
  }

  /** The most of memory, the process's and the kernel's for TCP, between two times. */
  synchronized long mostBytes(long from, long to) {
    return looks.subMap(from, to).values().stream()
        .mapToLong(look -> look.rssBytes() + look.tcpBytes())
        .max()
        .orElseThrow();
  }

  /** The last look. */
  synchronized Look last() {
    return looks.lastEntry().getValue();
  }

  @Override
  public void close() {
    sampler.interrupt();
  }

  private double cpuAt(long ms) {
    Map.Entry<Long, Look> before = looks.floorEntry(ms);
    Map.Entry<Long, Look> after = looks.ceilingEntry(ms);
    if (before == null || after == null) {
      throw new IllegalArgumentException("not sampled at " + ms);
    }
    if (before.getKey().equals(after.getKey())) {
      return before.getValue().cpuSeconds();
    }
    double part = (ms - before.getKey()) / (double) (after.getKey() - before.getKey());
    double cpu = before.getValue().cpuSeconds();
    return cpu + part * (after.getValue().cpuSeconds() - cpu);
  }

  private void sample() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Look look = look();
        synchronized (this) {
          looks.put(System.currentTimeMillis(), look);
        }
        TimeUnit.MILLISECONDS.sleep(EVERY_MS);
      }
    } catch (InterruptedException | UncheckedIOException e) {
      Thread.currentThread().interrupt(); // The process or the measurement has ended.
    }
  }

  private Look look() {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      double ticks =
          Double.parseDouble(fields[USER_TICKS]) + Double.parseDouble(fields[USER_TICKS + 1]);
      String statm = Files.readString(Path.of("/proc/" + pid + "/statm"));
      return new Look(
          ticks / TICKS_PER_SECOND, Long.parseLong(statm.split(" ", -1)[1]) * PAGE, tcpBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
