package io.skysentinel.tools.bench;

import io.skysentinel.tools.bench.LoadedWindow.Server;
import io.skysentinel.tools.hostile.Attacks;
import io.skysentinel.tools.hostile.Enemy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a crowd that means no harm notices of all attacks at once, and what a node keeps of them.
 */
@Command(name = "bench-hostile", mixinStandardHelpOptions = true, sortOptions = false)
public final class HostileBench implements Callable<Integer> {
  private static final double MIB = 1 << 20;

  /** So long it has for forgetting them. */
  private static final int AFTERWARDS_S = 60;

  @Option(
      names = "--clients",
      defaultValue = "1000",
      description = "that mean no harm (${DEFAULT-VALUE})")
  private int clients;

  @Option(names = "--aircraft", defaultValue = "2000", description = "(${DEFAULT-VALUE})")
  private int aircraft;

  @Option(names = "--seconds", defaultValue = "600", description = "(${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "60",
      description = "seconds of load before anything counts (${DEFAULT-VALUE})")
  private int warmUp;

  @Option(names = "--protocol", defaultValue = "ws-msgpack", description = "(${DEFAULT-VALUE})")
  private String protocol = "";

  @Option(names = "--root", required = true, description = "where scripts/run is")
  private Path root = Path.of("");

  private final PrintStream out;

  HostileBench(PrintStream out) {
    this.out = out;
  }

  /** Runs it. */
  public static void main(String[] args) {
    System.exit(commandLine(System.out).execute(args));
  }

  static CommandLine commandLine(PrintStream out) {
    return new CommandLine(new HostileBench(out));
  }

  /** With loopback no proxy of many: an attacker there is one stranger, as anywhere. */
  static NodeUnderTest node(Path root, int aircraft) throws IOException, InterruptedException {
    return NodeUnderTest.start(
        PinnedProcess.SERVER_CORE,
        root,
        "{}",
        Map.of(
            "FEEDS",
            "simulator",
            "SIMULATOR_AIRCRAFT",
            String.valueOf(aircraft),
            "TRUSTED_PROXIES",
            "127.0.0.1"));
  }

  @Override
  public Integer call() throws Exception {
    try (NodeUnderTest node = node(root, aircraft)) {
      return measure(node) ? 0 : 1;
    }
  }

  /** Whether the crowd missed nothing. */
  boolean measure(NodeUnderTest node) throws Exception {
    try (ProcessMeter meter = new ProcessMeter(node.pid())) {
      Server server = new Server("node", meter, node.url(), protocol);
      if (warmUp > 0) {
        var unused = server.load(clients, warmUp);
      }
      LoadedWindow quiet = server.load(clients, Math.min(60, seconds));
      out.println(CrowdBench.delivery("quiet", quiet));
      LoadedWindow attacked = attacked(node, server);
      out.println(CrowdBench.delivery("attacked", attacked));
      TimeUnit.SECONDS.sleep(Math.min(AFTERWARDS_S, seconds));
      LoadedWindow after = server.load(clients, Math.min(60, seconds));
      out.println(CrowdBench.delivery("afterwards", after));
      long before = mostRss(meter, quiet);
      long most = mostRss(meter, attacked);
      out.println(result(quiet, attacked, before, most, meter.last().rssBytes()));
      return attacked.faults() == 0 && after.faults() == 0;
    }
  }

  /**
   * The crowd comes first: where a node's memory for clients is used up, newcomers have to wait.
   */
  private LoadedWindow attacked(NodeUnderTest node, Server server) throws Exception {
    ExecutorService crowd = Executors.newSingleThreadExecutor();
    try {
      Future<LoadedWindow> load = crowd.submit(() -> server.load(clients, seconds));
      while (!load.isDone() && node.metric("bridge_clients") < clients) {
        TimeUnit.MILLISECONDS.sleep(200);
      }
      // On the crowd's core with what that leaves: the crowd's delays have to be the node's.
      try (PinnedProcess enemy =
          PinnedProcess.javaBehindOthers(
              PinnedProcess.TESTER_CORE, Enemy.class, List.of(String.valueOf(node.port())))) {
        LoadedWindow seen = load.get();
        if (!enemy.isAlive()) {
          throw new IllegalStateException("an attack could not go on; see " + enemy.log());
        }
        return seen;
      }
    } finally {
      crowd.shutdown();
    }
  }

  private static long mostRss(ProcessMeter meter, LoadedWindow seen) {
    return meter.mostRss(seen.count().from(), seen.count().to());
  }

  private static String result(
      LoadedWindow quiet, LoadedWindow attacked, long before, long most, long after) {
    return String.format(
        Locale.ROOT,
        "==> under %d attacks: p99 %.0f ms (quiet %.0f), faults %d; memory at most %.0f MiB"
            + " (quiet %.0f, afterwards %.0f)",
        Attacks.all().size(),
        attacked.percentile("p99"),
        quiet.percentile("p99"),
        attacked.faults(),
        most / MIB,
        before / MIB,
        after / MIB);
  }
}
