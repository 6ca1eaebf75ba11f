package io.skysentinel.tools.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** What a process and the machine's TCP need, sampled all the time; from Linux's /proc. */
final class ProcessMeter implements AutoCloseable {
  private static final int EVERY_MS = 100;

  /**
   * One look.
   *
   * @param cpuSeconds of all threads
   * @param jitSeconds of those that compile: a node goes on compiling for minutes, a small loop
   *     does not, and neither does either in the long run
   */
  record Look(double cpuSeconds, double jitSeconds, long rssBytes, long tcpBytes) {}

  private final Path proc;
  private final Path process;
  private final ProcUnits units;
  private final JitTime jit;
  private final TreeMap<Long, Look> looks = new TreeMap<>();
  private final Thread sampler = new Thread(this::sample, "process meter");

  ProcessMeter(long pid) throws IOException {
    this(Path.of("/proc"), pid);
  }

  ProcessMeter(Path proc, long pid) throws IOException {
    this.proc = proc;
    process = proc.resolve(String.valueOf(pid));
    units = ProcUnits.of(proc);
    jit = new JitTime(process, units);
    sampler.setDaemon(true);
    sampler.start();
  }

  /** Processor seconds between two times (Unix ms), without what compiled. */
  synchronized double cpuSeconds(long from, long to) {
    double all = at(to, Look::cpuSeconds) - at(from, Look::cpuSeconds);
    // The two are not read at the same instant: of nearly nothing, more seems to have compiled.
    return Math.max(0, all - jitSeconds(from, to));
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
      return new Look(
          units.cpuSeconds(Files.readString(process.resolve("stat"))),
          jit.seconds(),
          units.rssBytes(Files.readString(process.resolve("statm"))),
          units.tcpBytes(Files.readString(proc.resolve("net/sockstat"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
