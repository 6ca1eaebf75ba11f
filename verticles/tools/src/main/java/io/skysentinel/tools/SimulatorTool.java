package io.skysentinel.tools;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.envelope.EnvelopeEncoder;
import io.skysentinel.simulator.Simulator;
import io.skysentinel.simulator.SimulatorSettings;
import io.skysentinel.simulator.TruthCodec;
import io.skysentinel.simulator.TruthEvent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a simulated sky to files, or measures how fast skies can be simulated. */
@Command(
    name = "simulator",
    mixinStandardHelpOptions = true,
    description = "Writes a simulated sky as envelopes, one JSON object a line, with its truth.")
public final class SimulatorTool implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "the same seed gives the same sky (${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--aircraft",
      defaultValue = "250",
      description = "how many at any moment, 1 to 100000 (${DEFAULT-VALUE})")
  private int aircraft;

  @Option(
      names = "--bbox",
      defaultValue = "40.4,41.2,-74.5,-73.5",
      description = "LAT_MIN,LAT_MAX,LON_MIN,LON_MAX or 'world' (${DEFAULT-VALUE})")
  private String bbox = "";

  @Option(
      names = "--interval",
      defaultValue = "10",
      description = "seconds between two reports of an aircraft (${DEFAULT-VALUE})")
  private double intervalS;

  @Option(
      names = "--jitter",
      defaultValue = "1",
      description = "by how many seconds a report may be early or late (${DEFAULT-VALUE})")
  private double jitterS;

  @Option(
      names = "--events",
      defaultValue = "1",
      description = "labelled events a minute, in the whole sky (${DEFAULT-VALUE})")
  private double eventsPerMinute;

  @Option(names = "--noise", description = "add the small errors of real sensors")
  private boolean noise;

  @Option(
      names = "--start",
      defaultValue = "1767323040",
      description = "when it begins, in Unix seconds (${DEFAULT-VALUE})")
  private double startUnix;

  @Option(
      names = "--minutes",
      defaultValue = "15",
      description = "how long it lasts (${DEFAULT-VALUE})")
  private int minutes;

  @Option(names = "--out", paramLabel = "FILE", description = "where the envelopes go")
  private @Nullable Path out;

  @Option(names = "--truth", paramLabel = "FILE", description = "where the events' labels go")
  private @Nullable Path truth;

  @Option(names = "--bench", description = "write nothing, measure the simulation instead")
  private boolean bench;

  private final PrintStream console;

  /** Says what it did to {@code console}. */
  public SimulatorTool(PrintStream console) {
    this.console = console;
  }

  /** Runs the tool and exits with its status. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new SimulatorTool(System.out)).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    SimulatorSettings settings = settings();
    if (bench) {
      SimulatorBench.run(settings, startUnix, console);
      return 0;
    }
    if (out == null) {
      throw wrong("where shall the envelopes go? --out FILE is missing");
    }
    int lines = 0;
    try (OutputStream envelopes = create(out);
        OutputStream labels = truth == null ? OutputStream.nullOutputStream() : create(truth)) {
      lines = write(settings, envelopes, labels);
    }
    console.printf("%s: %,d envelopes%n", out, lines);
    return 0;
  }

  private int write(SimulatorSettings settings, OutputStream envelopes, OutputStream labels)
      throws IOException {
    Simulator simulator = new Simulator(settings, startUnix);
    Source source =
        new Source("simulator", "simulator", Source.Mode.SIMULATED, settings.bbox(), intervalS);
    int lines = 0;
    for (double poll = intervalS; poll <= minutes * 60.0; poll += intervalS) {
      double now = startUnix + poll;
      EnvelopeEncoder encoder = EnvelopeEncoder.forBatch(source, Math.round(now * 1000));
      for (FlightState state : simulator.advanceTo(now)) {
        envelopes.write(encoder.encode(EnvelopeType.UPDATE, state));
        envelopes.write('\n');
        lines++;
      }
      for (TruthEvent event : simulator.drainTruth()) {
        labels.write((TruthCodec.encode(event) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return lines;
  }

  private SimulatorSettings settings() {
    try {
      return new SimulatorSettings(
          seed, aircraft, area(), intervalS, jitterS, eventsPerMinute, noise);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private BoundingBox area() {
    if (bbox.equals("world")) {
      return BoundingBox.WORLD;
    }
    String[] borders = bbox.split(",", -1);
    if (borders.length != 4) {
      throw wrong("--bbox wants LAT_MIN,LAT_MAX,LON_MIN,LON_MAX or 'world', not '" + bbox + "'");
    }
    try {
      return new BoundingBox(
          Double.parseDouble(borders[0]),
          Double.parseDouble(borders[1]),
          Double.parseDouble(borders[2]),
          Double.parseDouble(borders[3]));
    } catch (NumberFormatException e) {
      throw wrong("--bbox wants four numbers, not '" + bbox + "'");
    }
  }

  private ParameterException wrong(@Nullable String what) {
    CommandLine line = spec == null ? new CommandLine(this) : spec.commandLine();
    return new ParameterException(line, what == null ? "a setting is wrong" : what);
  }

  private static OutputStream create(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
  }
}
