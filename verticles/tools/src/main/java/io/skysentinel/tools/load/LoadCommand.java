package io.skysentinel.tools.load;

import io.skysentinel.core.live.View;
import io.skysentinel.tools.StopSignal;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The load tester's command line. */
@Command(
    name = "load-test",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Opens many clients, checks that each gets every frame once and in order, and measures how",
      "long frames take to arrive. Ends with 0 when all was as promised, 1 when there were faults,",
      "2 when it could not run."
    })
public final class LoadCommand implements Callable<Integer> {
  private static final int FAULTS = 1;
  private static final int COULD_NOT_RUN = 2;
  private static final int CONNECT_TIMEOUT_MS = 5000;

  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:8000",
      description =
          "the node; with a path, that path in place of the protocol's (${DEFAULT-VALUE})")
  private String url = "";

  @Option(
      names = "--protocol",
      defaultValue = "ws-msgpack",
      description = "ws-msgpack, ws-compact, ws-json, eventbus or sse (${DEFAULT-VALUE})")
  private String protocol = "";

  @Option(names = "--clients", defaultValue = "1000", description = "(${DEFAULT-VALUE})")
  private int clients;

  @Option(
      names = "--ramp",
      defaultValue = "1000",
      description = "how many of them connect in a second (${DEFAULT-VALUE})")
  private int ramp;

  @Option(
      names = "--duration",
      defaultValue = "60",
      description = "seconds, from when all are connected (${DEFAULT-VALUE})")
  private int duration;

  @Option(
      names = "--patience",
      defaultValue = "30",
      description = "seconds without another client getting in until it begins (${DEFAULT-VALUE})")
  private int patience;

  @Option(
      names = "--bbox",
      paramLabel = "W,S,E,N",
      defaultValue = "",
      description = "what each watches, in degrees; without it, the world")
  private String box = "";

  @Option(
      names = "--slow",
      paramLabel = "PART",
      defaultValue = "0",
      description = "so many stop reading now and then, like 5%%")
  private String slow = "";

  @Option(
      names = "--slow-pause",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description =
          "for how long they read nothing; then they read for half as long (${DEFAULT-VALUE})")
  private int slowPause;

  @Option(
      names = "--reconnect-storm",
      description = "in the middle, cut all connections and open them again at once")
  private boolean storm;

  @Option(
      names = "--threads",
      defaultValue = "0",
      description = "of the tester (half of the cores)")
  private int threads;

  @Option(
      names = "--report",
      paramLabel = "PATH",
      defaultValue = "target/load-test",
      description = "writes PATH.json and PATH.html (${DEFAULT-VALUE})")
  private Path report = Path.of("");

  private final PrintStream console;

  /** Says what it finds to {@code console}. */
  public LoadCommand(PrintStream console) {
    this.console = console;
  }

  /** Runs the tool and exits with its status. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new LoadCommand(System.out)).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    try (StopSignal stop = new StopSignal()) {
      return run(stop.asked());
    }
  }

  private int run(CountDownLatch stop) throws InterruptedException, ExecutionException {
    try {
      LoadPlan plan = plan();
      checkServer(plan.target());
      Consumer<LoadSample> tell = second -> console.println(SummaryText.line(plan, second));
      LoadResult result = new LoadRun(plan, tell, stop).run();
      console.println();
      console.print(SummaryText.of(result));
      write(result);
      return result.isClean() ? 0 : FAULTS;
    } catch (IllegalArgumentException | IOException e) {
      console.println(e.getMessage());
      return COULD_NOT_RUN;
    }
  }

  LoadPlan plan() {
    Protocol way = LoadOptions.protocol(protocol);
    LoadOptions.atLeast(1, "--clients", clients);
    LoadOptions.atLeast(1, "--ramp", ramp);
    LoadOptions.atLeast(1, "--duration", duration);
    LoadOptions.atLeast(1, "--patience", patience);
    LoadOptions.atLeast(1, "--slow-pause", slowPause);
    LoadOptions.atLeast(0, "--threads", threads);
    LoadOptions.checkFiles(clients);
    View view = LoadOptions.view(box);
    Target target = Target.parse(url, way);
    return new LoadPlan(
        box.isEmpty() || !way.takesBoxInQuery() ? target : target.with("bbox", box),
        way,
        view,
        box,
        clients,
        ramp,
        duration,
        patience,
        LoadOptions.share(slow),
        slowPause,
        storm,
        threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  /** One plain question before thousands. */
  private static void checkServer(Target target) throws IOException {
    try (Socket socket = new Socket()) {
      InetAddress host = InetAddress.getByName(target.host());
      socket.connect(new InetSocketAddress(host, target.port()), CONNECT_TIMEOUT_MS);
    } catch (IOException e) {
      throw new IOException("nothing answers at " + target + ": " + e.getMessage(), e);
    }
  }

  private void write(LoadResult result) throws IOException {
    Path json = Path.of(report + ".json");
    Path html = Path.of(report + ".html");
    try {
      Path directory = report.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      Files.writeString(json, JsonReport.of(result).encodePrettily() + "\n");
      Files.writeString(html, HtmlReport.of(result));
    } catch (IOException e) {
      throw new IOException("--report " + report + " cannot be written: " + e, e);
    }
    console.println("written: " + json + ", " + html);
  }
}
