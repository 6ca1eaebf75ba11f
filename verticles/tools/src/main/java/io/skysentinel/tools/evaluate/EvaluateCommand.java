package io.skysentinel.tools.evaluate;

import io.skysentinel.core.detect.Severity;
import io.skysentinel.core.detect.runway.Runways;
import io.skysentinel.core.reference.ReferenceData;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says how well the judge judges, on recordings with labels and on simulated skies. */
@Command(
    name = "scripts/evaluate",
    mixinStandardHelpOptions = true,
    description =
        "Plays flights/*.csv.gz, replay/*.jsonl.gz and simulated skies through the detector's rules"
            + " and counts what they find, against labels/*.csv and the simulator's truth.")
public final class EvaluateCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "../shared/data",
      description = "recordings and labels (${DEFAULT-VALUE}); without it only simulated skies")
  private Path data = Path.of("");

  @Option(names = "--json", paramLabel = "FILE", description = "where all detections go, as JSON")
  private @Nullable Path json;

  @Option(
      names = "--simulate",
      paramLabel = "MINUTES",
      defaultValue = "60",
      description = "how long the simulated skies last (${DEFAULT-VALUE}), 0 for none")
  private int minutes;

  @Option(
      names = "--list",
      paramLabel = "SEVERITY",
      description = "list what no label explains and is at least so severe, and what was missed")
  private @Nullable Severity list;

  private final PrintStream console;

  /** Says what it found to {@code console}. */
  public EvaluateCommand(PrintStream console) {
    this.console = console;
  }

  /** Runs the tool and exits with its status. */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new EvaluateCommand(System.out));
    System.exit(line.setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Runways runways = Runways.of(ReferenceData.airports());
    List<Run> runs = new ArrayList<>();
    if (Files.isDirectory(data)) {
      runs.addAll(new Recordings(data, runways).play());
    } else {
      console.println("No directory " + data + ": only simulated skies are played.");
    }
    Simulations simulations = new Simulations(runways, minutes);
    runs.addAll(simulations.play());
    if (list != null) {
      Table.printUnlabelled(runs, list, console);
    }
    Table.print(runs, console);
    if (minutes > 0) {
      simulations.scores().print(console);
    }
    if (json != null) {
      Files.write(json, ReportJson.of(runs));
    }
    return 0;
  }
}
