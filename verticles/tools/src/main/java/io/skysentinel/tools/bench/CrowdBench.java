package io.skysentinel.tools.bench;

import io.skysentinel.tools.bench.LoadedWindow.Server;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a crowd costs a node in memory and time, and what those cost that stop reading. */
@Command(name = "bench-crowd", mixinStandardHelpOptions = true, sortOptions = false)
public final class CrowdBench implements Callable<Integer> {
  private static final int CONNECTS_PER_SECOND = 2000;
  private static final double MIB = 1 << 20;

  /** What is measured. */
  enum What {
    CROWD,
    SLOW
  }

  @Parameters(index = "0", description = "crowd: many clients; slow: some stop reading")
  private What what = What.CROWD;

  @Option(names = "--clients", defaultValue = "10000", description = "(${DEFAULT-VALUE})")
  private int clients;

  @Option(names = "--aircraft", defaultValue = "2000", description = "(${DEFAULT-VALUE})")
  private int aircraft;

  @Option(names = "--interval", defaultValue = "0.8", description = "of reports (${DEFAULT-VALUE})")
  private String interval = "";

  @Option(names = "--seconds", defaultValue = "60", description = "(${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "60",
      description =
          "seconds of load before anything counts: the first clients meet code that is"
              + " not compiled yet, and the compiler needs the same core (${DEFAULT-VALUE})")
  private int warmUp;

  @Option(
      names = "--pause",
      defaultValue = "60",
      description = "seconds that slow clients read nothing (${DEFAULT-VALUE})")
  private int pause;

  @Option(names = "--protocol", defaultValue = "ws-msgpack", description = "(${DEFAULT-VALUE})")
  private String protocol = "";

  @Option(names = "--root", required = true, description = "where scripts/run is")
  private Path root = Path.of("");

  private final PrintStream out;

  CrowdBench(PrintStream out) {
    this.out = out;
  }

  /** Runs it. */
  public static void main(String[] args) {
    System.exit(commandLine(System.out).execute(args));
  }

  static CommandLine commandLine(PrintStream out) {
    return new CommandLine(new CrowdBench(out)).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() throws Exception {
    String config =
        "{\"feeds\":{\"simulator\":{\"updateIntervalSeconds\":%s}},\"bridge\":{\"slowCloseSeconds\":120}}"
            .formatted(interval);
    try (NodeUnderTest node = NodeUnderTest.simulating(aircraft, root, config)) {
      measure(node);
    }
    return 0;
  }

  void measure(NodeUnderTest node) throws Exception {
    try (ProcessMeter meter = new ProcessMeter(node.pid())) {
      Server server = new Server("node", meter, node.url(), protocol);
      if (warmUp > 0) {
        var unused = server.load(clients, warmUp);
      }
      if (what == What.SLOW) {
        slow(server);
      } else {
        crowd(node, server);
      }
    }
  }

  private void crowd(NodeUnderTest node, Server server) throws Exception {
    long heapAlone = node.liveHeap();
    long rssAlone = server.meter().last().rssBytes();
    LoadedWindow seen = server.load(clients, seconds);
    out.println(delivery("crowd", seen));
    // Another crowd for its memory: the full collections that it takes stop the world for a moment,
    // which would be in the times of the first.
    long heap = heapWithCrowd(node, server);
    long rss = server.meter().mostRss(seen.count().from(), seen.count().to());
    out.println(memory(clients, heapAlone, heap, rssAlone, rss));
  }

  private long heapWithCrowd(NodeUnderTest node, Server server) throws Exception {
    int wait = clients / CONNECTS_PER_SECOND + Math.min(10, 2 * seconds);
    ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor();
    try {
      Future<Long> heap = looker.schedule(node::liveHeap, wait, TimeUnit.SECONDS);
      var unused = server.load(clients, wait);
      return heap.get();
    } finally {
      looker.shutdown();
    }
  }

  private void slow(Server server) throws Exception {
    out.println(delivery("all read", server.load(clients, seconds)));
    long before = System.currentTimeMillis();
    TimeUnit.SECONDS.sleep(2);
    long alone = server.meter().mostBytes(before, System.currentTimeMillis());
    LoadedWindow even = server.load(clients, pause);
    out.println(delivery("all read, " + pause + " s", even));
    LoadedWindow seen =
        server.load(clients, pause * 5 / 4, "--slow", "10%", "--slow-pause", String.valueOf(pause));
    out.println(delivery("10 % stop for " + pause + " s", seen));
    out.println(slowness(alone, most(server, even), most(server, seen), even, seen));
  }

  private static long most(Server server, LoadedWindow seen) {
    return server.meter().mostBytes(seen.count().from(), seen.count().to());
  }

  static String delivery(String name, LoadedWindow seen) {
    return String.format(
        Locale.ROOT,
        "%s: %,.0f messages/s of %,.0f bytes, %.2f cores; p50 %s p99 %s max %s ms; clean %s; faults %s",
        name,
        seen.count().messagesPerSecond(),
        seen.count().bytesPerMessage(),
        seen.cores(),
        seen.percentile("p50"),
        seen.percentile("p99"),
        seen.percentile("max"),
        seen.report().getBoolean("clean"),
        seen.report().getJsonObject("faults"));
  }

  static String memory(int clients, long heapAlone, long heap, long rssAlone, long rss) {
    return String.format(
        Locale.ROOT,
        "==> a client: %.1f KB of live heap (%.1f to %.1f MiB), RSS %.1f KB (%.1f to %.1f MiB, heap not collected)",
        (heap - heapAlone) / 1000.0 / clients,
        heapAlone / MIB,
        heap / MIB,
        (rss - rssAlone) / 1000.0 / clients,
        rssAlone / MIB,
        rss / MIB);
  }

  static String slowness(
      long alone, long allRead, long withSlow, LoadedWindow even, LoadedWindow seen) {
    return String.format(
        Locale.ROOT,
        "==> process and kernel TCP memory at most: %.1f MiB alone, %.1f all reading, %.1f with the slow; p99 %.0f and %.0f ms; slow caught up after %s; closed %s",
        alone / MIB,
        allRead / MIB,
        withSlow / MIB,
        even.percentile("p99"),
        seen.percentile("p99"),
        seen.report().getJsonObject("caughtUpMs"),
        seen.report().getJsonObject("slowClosed"));
  }
}
