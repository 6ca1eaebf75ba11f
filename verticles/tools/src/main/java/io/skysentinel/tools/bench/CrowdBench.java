package io.skysentinel.tools.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a crowd costs a node in memory and time, and what those cost that stop reading. */
@Command(name = "bench-crowd", mixinStandardHelpOptions = true, sortOptions = false)
public final class CrowdBench implements Callable<Integer> {
  /** The first to come meet code that is not compiled yet, and the compiler needs the same core. */
  private static final int WARM_UP_S = 60;

  private static final int CONNECTS_PER_SECOND = 2000;
  private static final double MIB = 1 << 20;

  @Parameters(index = "0", description = "crowd: many clients; slow: some stop reading")
  private String what = "";

  @Option(names = "--clients", defaultValue = "10000", description = "(${DEFAULT-VALUE})")
  private int clients;

  @Option(names = "--aircraft", defaultValue = "2000", description = "(${DEFAULT-VALUE})")
  private int aircraft;

  @Option(names = "--interval", defaultValue = "0.8", description = "of reports (${DEFAULT-VALUE})")
  private String interval = "";

  @Option(names = "--seconds", defaultValue = "60", description = "(${DEFAULT-VALUE})")
  private int seconds;

  @Option(names = "--protocol", defaultValue = "ws-msgpack", description = "(${DEFAULT-VALUE})")
  private String protocol = "";

  @Option(names = "--root", required = true, description = "where scripts/run is")
  private Path root = Path.of("");

  private final PrintStream out = System.out;

  /** Runs it. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new CrowdBench()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Map<String, String> feeds =
        Map.of("FEEDS", "simulator", "SIMULATOR_AIRCRAFT", String.valueOf(aircraft));
    try (PinnedProcess node =
            NodeUnderTest.start(
                root,
                "{\"feeds\":{\"simulator\":{\"updateIntervalSeconds\":%s}},\"bridge\":{\"slowCloseSeconds\":120}}"
                    .formatted(interval),
                feeds);
        ProcessMeter meter = new ProcessMeter(node.pid())) {
      load(meter, clients, WARM_UP_S);
      if (what.equals("slow")) {
        slow(meter);
      } else {
        crowd(node, meter);
      }
    }
    return 0;
  }

  private void crowd(PinnedProcess node, ProcessMeter meter) throws Exception {
    long heapAlone = NodeUnderTest.liveHeap(node.pid());
    long rssAlone = meter.last().rssBytes();
    LoadedWindow seen = load(meter, clients, seconds);
    report("crowd", seen);
    // Another crowd for its memory: the full collections that it takes stop the world for a moment,
    // which would be in the times of the first.
    long heap = heapWithCrowd(node, meter);
    out.printf(
        Locale.ROOT,
        "==> a client: %.1f KB of live heap (%.1f to %.1f MiB), RSS %.1f KB (%.1f to %.1f MiB, heap not collected)%n",
        (heap - heapAlone) / 1000.0 / clients,
        heapAlone / MIB,
        heap / MIB,
        (meter.mostRss(seen.from(), seen.to()) - rssAlone) / 1000.0 / clients,
        rssAlone / MIB,
        meter.mostRss(seen.from(), seen.to()) / MIB);
  }

  private long heapWithCrowd(PinnedProcess node, ProcessMeter meter) throws Exception {
    CompletableFuture<Long> heap = new CompletableFuture<>();
    int wait = clients / CONNECTS_PER_SECOND + 10;
    Thread looker =
        new Thread(() -> {
          try {
            TimeUnit.SECONDS.sleep(wait);
            heap.complete(NodeUnderTest.liveHeap(node.pid()));
          } catch (IOException | InterruptedException e) {
            heap.completeExceptionally(e);
          }
        });
    looker.start();
    var unused = load(meter, clients, wait);
    return heap.get();
  }

  private void slow(ProcessMeter meter) throws Exception {
    report("all read", load(meter, clients, seconds));
    long before = System.currentTimeMillis();
    TimeUnit.SECONDS.sleep(2);
    long alone = meter.mostBytes(before, System.currentTimeMillis());
    LoadedWindow even = load(meter, clients, 60);
    report("all read, 60 s", even);
    LoadedWindow seen = load(meter, clients, 75, "--slow", "10%", "--slow-pause", "60");
    report("10 % stop for 60 s", seen);
    out.printf(
        Locale.ROOT,
        "==> process and kernel TCP memory at most: %.1f MiB alone, %.1f all reading, %.1f with the slow; p99 %.0f and %.0f ms; slow caught up after %s; closed %s%n",
        alone / MIB,
        meter.mostBytes(even.from(), even.to()) / MIB,
        meter.mostBytes(seen.from(), seen.to()) / MIB,
        even.p99(),
        seen.p99(),
        seen.report().getJsonObject("caughtUpMs"),
        seen.report().getJsonObject("slowClosed"));
  }

  private void report(String name, LoadedWindow seen) {
    JsonObject times = seen.report().getJsonObject("deliveryMs");
    out.printf(
        Locale.ROOT,
        "%s: %,.0f messages/s of %,.0f bytes, %.2f cores; p50 %s p99 %s max %s ms; clean %s; faults %s%n",
        name,
        seen.messages() / seen.seconds(),
        seen.bytesPerMessage(),
        seen.cpuSeconds() / seen.seconds(),
        times.getValue("p50"),
        times.getValue("p99"),
        times.getValue("max"),
        seen.report().getBoolean("clean"),
        seen.report().getJsonObject("faults"));
  }

  private LoadedWindow load(ProcessMeter meter, int count, int length, String... more)
      throws IOException, InterruptedException {
    return LoadedWindow.run(meter, NodeUnderTest.URL, protocol, count, length, more);
  }
}
