package io.skysentinel.tools.bench;

import io.skysentinel.tools.bench.LoadedWindow.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A whole node against the least that could send the same bytes: server on core 0, load on 1. */
@Command(name = "bench-fanout", mixinStandardHelpOptions = true, sortOptions = false)
public final class FanOutBench implements Callable<Integer> {
  private static final int MOST_TO_WARM_UP = 1000;

  /** So long without load before and after each round. */
  private static final int IDLE_S = 4;

  /** What is measured. */
  enum What {
    WS,
    EVENTBUS
  }

  @Parameters(index = "0", description = "ws: raw WebSocket; eventbus: the bridge for browsers")
  private What what = What.WS;

  @Option(
      names = "--clients",
      split = ",",
      defaultValue = "1000,5000",
      description = "(${DEFAULT-VALUE})")
  private List<Integer> clients = List.of();

  @Option(names = "--aircraft", defaultValue = "1000", description = "(${DEFAULT-VALUE})")
  private int aircraft;

  @Option(names = "--rounds", defaultValue = "3", description = "(${DEFAULT-VALUE})")
  private int rounds;

  @Option(names = "--seconds", defaultValue = "10", description = "(${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "30",
      description =
          "seconds of load before anything counts: until then the JIT compiles"
              + " (${DEFAULT-VALUE})")
  private int warmUp;

  @Option(names = "--root", required = true, description = "where scripts/run is")
  private Path root = Path.of("");

  private final PrintStream out;

  FanOutBench(PrintStream out) {
    this.out = out;
  }

  /** Runs it. */
  public static void main(String[] args) {
    System.exit(commandLine(System.out).execute(args));
  }

  static CommandLine commandLine(PrintStream out) {
    return new CommandLine(new FanOutBench(out)).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (NodeUnderTest node = NodeUnderTest.simulating(aircraft, root, "{}")) {
      measure(node);
    }
    return 0;
  }

  void measure(NodeUnderTest node) throws IOException, InterruptedException {
    try (ProcessMeter meter = new ProcessMeter(node.pid())) {
      Server ours =
          new Server("node", meter, node.url(), what == What.WS ? "ws-msgpack" : "eventbus");
      int size = (int) Math.round(warmUp(ours, warmUp).count().bytesPerMessage());
      out.printf(Locale.ROOT, "node: pid %d, messages of %,d bytes%n", node.pid(), size);
      againstPeers(ours, size);
    }
  }

  private void againstPeers(Server ours, int size) throws IOException, InterruptedException {
    List<Peer> peers = new ArrayList<>();
    try {
      if (what == What.EVENTBUS) {
        peers.add(Peer.stockBridge(size));
      } else {
        peers.add(Peer.bareLoop(size));
        Peer.uWebSockets(root, size).forEach(peers::add);
      }
      for (Peer peer : peers) {
        var unused = warmUp(peer.server(), Math.max(1, warmUp / 2));
      }
      for (int count : clients) {
        compare(ours, peers.stream().map(Peer::server).toList(), count);
        if (what == What.WS && NatsPeer.isInstalled()) {
          out.println(NatsPeer.measure(count, size, seconds));
        }
      }
    } finally {
      peers.forEach(Peer::close);
    }
  }

  private LoadedWindow warmUp(Server server, int length) throws IOException, InterruptedException {
    return server.load(Math.min(MOST_TO_WARM_UP, Collections.max(clients)), length);
  }

  /** They take turns, in the same minutes. */
  private void compare(Server ours, List<Server> peers, int count)
      throws IOException, InterruptedException {
    FanOutCosts node = FanOutCosts.none();
    List<FanOutCosts> others = peers.stream().map(unused -> FanOutCosts.none()).toList();
    for (int round = 1; round <= rounds; round++) {
      measure(ours, count, node);
      for (int i = 0; i < peers.size(); i++) {
        measure(peers.get(i), count, others.get(i));
      }
    }
    for (int i = 0; i < peers.size(); i++) {
      out.println(node.against(others.get(i), peers.get(i).name(), count));
    }
  }

  private void measure(Server server, int count, FanOutCosts costs)
      throws IOException, InterruptedException {
    double before = idleCores(server.meter());
    LoadedWindow seen = server.load(count, seconds);
    double needs = (before + idleCores(server.meter())) / 2;
    out.println(round(count, server.name(), needs, seen));
    costs.ofMessages().add(seen.cpuPerMillion(needs));
    costs.ofAll().add(seen.allCpuPerMillion());
  }

  /** Before and after each load, because a node needs the less the longer it runs. */
  private double idleCores(ProcessMeter meter) throws InterruptedException {
    int idle = Math.min(IDLE_S, seconds);
    TimeUnit.MILLISECONDS.sleep(700);
    long from = System.currentTimeMillis();
    TimeUnit.SECONDS.sleep(idle);
    long to = from + idle * 1000L - 200;
    return meter.cpuSeconds(from, to) * 1000 / (to - from);
  }

  static String round(int count, String name, double idle, LoadedWindow seen) {
    return String.format(
        Locale.ROOT,
        "%,6d clients, %-12s idle %.3f cores, loaded %.3f (+ JIT %.3f); %,.0f messages/s of %,.0f bytes; %.2f CPU s a million"
            + " (%.2f with idle, %.2f with all); p99 %.0f ms; faults %d",
        count,
        name,
        idle,
        seen.cores(),
        seen.jitSeconds() / seen.count().seconds(),
        seen.count().messagesPerSecond(),
        seen.count().bytesPerMessage(),
        seen.cpuPerMillion(idle),
        seen.cpuPerMillion(0),
        seen.allCpuPerMillion(),
        seen.percentile("p99"),
        seen.faults());
  }
}
