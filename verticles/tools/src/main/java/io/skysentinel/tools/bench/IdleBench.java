package io.skysentinel.tools.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a node needs when nobody looks, by thread. */
@Command(name = "bench-idle", mixinStandardHelpOptions = true, sortOptions = false)
public final class IdleBench implements Callable<Integer> {
  private static final double MIB = 1 << 20;

  @Option(
      names = "--seconds",
      defaultValue = "300",
      description = "from when the node is ready until it is measured (${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--window",
      defaultValue = "60",
      description = "seconds that are measured (${DEFAULT-VALUE})")
  private int window;

  @Option(
      names = "--pid",
      description = "a node that runs already, in place of one that this starts with the simulator")
  private @Nullable Long pid;

  @Option(names = "--root", required = true, description = "where scripts/run is")
  private Path root = Path.of("");

  private final PrintStream out;

  IdleBench(PrintStream out) {
    this.out = out;
  }

  /** Runs it. */
  public static void main(String[] args) {
    System.exit(commandLine(System.out).execute(args));
  }

  static CommandLine commandLine(PrintStream out) {
    return new CommandLine(new IdleBench(out));
  }

  @Override
  public Integer call() throws Exception {
    if (pid != null) {
      measure(pid);
      return 0;
    }
    String cores = "0-" + (Runtime.getRuntime().availableProcessors() - 1);
    try (NodeUnderTest node =
        NodeUnderTest.start(cores, root, "{}", Map.of("FEEDS", "simulator"))) {
      measure(node.pid());
    }
    return 0;
  }

  private void measure(long measured) throws Exception {
    TimeUnit.SECONDS.sleep(seconds);
    RunningJvm jvm = new RunningJvm(measured);
    ThreadNeeds needs = new ThreadNeeds(Path.of("/proc"), measured);
    try (ProcessMeter memory = new ProcessMeter(measured)) {
      long fromMs = System.currentTimeMillis();
      ThreadNeeds.Look from = needs.look(System.nanoTime());
      TimeUnit.SECONDS.sleep(window);
      ThreadNeeds.Look to = needs.look(System.nanoTime());
      long most = memory.mostRss(fromMs, System.currentTimeMillis());
      ThreadTable table = ThreadTable.between(from, to, jvm.threadNames());
      table.lines().forEach(out::println);
      out.println(total(table.all(), most, jvm.liveHeap()));
    }
  }

  private String total(ThreadTable.Row all, long most, long heap) {
    return String.format(
        Locale.ROOT,
        "==> %d s after it was ready, for %d s: %.2f %% of a core, %.0f wake-ups/s, %d threads; RSS %.0f MiB at most, live heap %.0f MiB",
        seconds,
        window,
        all.percent(),
        all.wakeUps(),
        all.threads(),
        most / MIB,
        heap / MIB);
  }
}
