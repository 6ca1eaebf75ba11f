package io.skysentinel.tools.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A whole node against the least that could send the same bytes: server on core 0, load on 1. */
@Command(name = "bench-fanout", mixinStandardHelpOptions = true, sortOptions = false)
public final class FanOutBench implements Callable<Integer> {
  private static final int PEER = 18_601;

  /** So long both are loaded before anything counts: until then the JIT compiles. */
  private static final int WARM_UP_S = 30;

  private static final int IDLE_S = 4;

  private static final int WARM_UP_CLIENTS = 1000;

  @Parameters(index = "0", description = "ws: raw WebSocket; eventbus: the bridge for browsers")
  private String what = "";

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

  @Option(names = "--root", required = true, description = "where scripts/run is")
  private Path root = Path.of("");

  private final PrintStream out = System.out;

  /** Runs it. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new FanOutBench()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    boolean bus = what.equals("eventbus");
    String protocol = bus ? "eventbus" : "ws-msgpack";
    String peerProtocol = bus ? "eventbus" : "ws-json";
    try (PinnedProcess node = node();
        ProcessMeter nodeMeter = new ProcessMeter(node.pid())) {
      LoadedWindow warm = load(nodeMeter, NodeUnderTest.PORT, protocol, WARM_UP_CLIENTS, WARM_UP_S);
      int size = (int) Math.round(warm.bytesPerMessage());
      out.printf(Locale.ROOT, "node: pid %d, messages of %,d bytes%n", node.pid(), size);
      Class<?> peerClass = bus ? StockBridge.class : BareLoop.class;
      List<String> arguments = List.of(String.valueOf(PEER), String.valueOf(size));
      try (PinnedProcess peer =
              PinnedProcess.java(NodeUnderTest.SERVER_CORE, peerClass, arguments).awaitPort(PEER);
          ProcessMeter peerMeter = new ProcessMeter(peer.pid())) {
        load(peerMeter, PEER, peerProtocol, WARM_UP_CLIENTS, WARM_UP_S / 2);
        for (int count : clients) {
          List<Double> ours = new ArrayList<>();
          List<Double> theirs = new ArrayList<>();
          for (int round = 1; round <= rounds; round++) {
            ours.add(measure("node", nodeMeter, NodeUnderTest.PORT, protocol, count));
            theirs.add(
                measure(bus ? "stock bridge" : "bare loop", peerMeter, PEER, peerProtocol, count));
          }
          report(count, ours, theirs);
          if (!bus && NatsPeer.isInstalled()) {
            out.println(NatsPeer.measure(count, size, seconds));
          }
        }
      }
    }
    return 0;
  }

  private PinnedProcess node() throws IOException, InterruptedException {
    return NodeUnderTest.start(
        root, "{}", Map.of("FEEDS", "simulator", "SIMULATOR_AIRCRAFT", String.valueOf(aircraft)));
  }

  private double measure(String name, ProcessMeter meter, int port, String protocol, int count)
      throws IOException, InterruptedException {
    double before = idleCores(meter);
    LoadedWindow seen = load(meter, port, protocol, count, seconds);
    double idle = (before + idleCores(meter)) / 2;
    double cost = seen.cpuPerMillion(idle);
    out.printf(
        Locale.ROOT,
        "%,6d clients, %-12s idle %.3f cores, loaded %.3f (+ JIT %.3f); %,.0f messages/s of %,.0f bytes; %.2f CPU s a million"
            + " (%.2f with idle); p99 %.0f ms; faults %d%n",
        count,
        name,
        idle,
        seen.cpuSeconds() / seen.seconds(),
        seen.jitSeconds() / seen.seconds(),
        seen.messages() / seen.seconds(),
        seen.bytesPerMessage(),
        cost,
        seen.cpuPerMillion(0),
        seen.p99(),
        seen.faults());
    return cost;
  }

  /** Before and after each load, because a node needs the less the longer it runs. */
  private double idleCores(ProcessMeter meter) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(700);
    long from = System.currentTimeMillis();
    TimeUnit.SECONDS.sleep(IDLE_S);
    long to = from + IDLE_S * 1000L - 200;
    return meter.cpuSeconds(from, to) * 1000 / (to - from);
  }

  private LoadedWindow load(ProcessMeter meter, int port, String protocol, int count, int length)
      throws IOException, InterruptedException {
    return LoadedWindow.run(meter, "http://127.0.0.1:" + port, protocol, count, length);
  }

  private void report(int count, List<Double> ours, List<Double> theirs) {
    double node = median(ours);
    double peer = median(theirs);
    out.printf(
        Locale.ROOT,
        "==> %,d clients: medians %.2f and %.2f CPU s a million: the node costs %.2f x, delivers %.1f x a CPU second%n",
        count,
        node,
        peer,
        node / peer,
        peer / node);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return (sorted.get((sorted.size() - 1) / 2) + sorted.get(half)) / 2;
  }
}
