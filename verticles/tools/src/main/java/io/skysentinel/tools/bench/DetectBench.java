package io.skysentinel.tools.bench;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.detect.Judge;
import io.skysentinel.core.detect.judging.Judges;
import io.skysentinel.core.detect.learned.LearnedScore;
import io.skysentinel.core.detect.rule.DetectThresholds;
import io.skysentinel.core.detect.runway.Runways;
import io.skysentinel.core.reference.ReferenceData;
import io.skysentinel.detector.learned.ForestScore;
import io.skysentinel.simulator.Simulator;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many updates a second of one core the detector's rules take, and what an aircraft costs. */
@Command(
    name = "detect-bench",
    mixinStandardHelpOptions = true,
    description = "Simulated updates, once a second each, through the judge of the detector.")
public final class DetectBench implements Callable<Integer> {
  private static final int BATCH_S = 10;

  @Option(names = "--aircraft", defaultValue = "10000", description = "How many fly.")
  private int aircraft;

  @Option(names = "--rounds", defaultValue = "12", description = "Of ten seconds; half warm up.")
  private int rounds;

  @Option(
      names = "--score-every",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How often an aircraft is scored by the forests; 0: never.")
  private int scoreEveryS;

  private final PrintStream out;

  DetectBench(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) {
    System.exit(new CommandLine(new DetectBench(System.out)).execute(args));
  }

  /** States as they are written to the log, at a second of it. */
  private record Second(double unix, List<FlightState> states) {}

  @Override
  public Integer call() {
    Simulator simulator = BenchTraffic.of(aircraft);
    Runways runways = Runways.of(ReferenceData.airports());
    List<Second> first = seconds(simulator, BenchTraffic.START_UNIX);
    long before = usedBytes();
    LearnedScore score =
        scoreEveryS == 0 ? LearnedScore.NONE : new ForestScore(scoreEveryS * 1000L);
    Judge judge = Judges.create(() -> DetectThresholds.DEFAULT, runways, score);
    judge(judge, first);
    for (int round = 1; round <= rounds; round++) {
      List<Second> batch = seconds(simulator, BenchTraffic.START_UNIX + round * BATCH_S);
      long cpu = cpuNanos();
      long updates = judge(judge, batch);
      double seconds = (cpuNanos() - cpu) / 1e9;
      out.println(text(round * 2 <= rounds, updates, seconds));
    }
    out.printf(
        Locale.ROOT,
        "%,d aircraft remembered, %,.0f bytes each%n",
        judge.aircraft(),
        (double) (usedBytes() - before) / judge.aircraft());
    // Seen once more, so that it is alive while its memory is measured.
    judge.advance(0);
    return 0;
  }

  private static List<Second> seconds(Simulator simulator, double fromUnix) {
    List<Second> all = new ArrayList<>();
    for (int i = 1; i <= BATCH_S; i++) {
      all.add(new Second(fromUnix + i, simulator.advanceTo(fromUnix + i)));
    }
    simulator.drainTruth();
    return all;
  }

  private static long judge(Judge judge, List<Second> batch) {
    long updates = 0;
    for (Second second : batch) {
      long ms = Math.round(second.unix() * 1000);
      for (FlightState state : second.states()) {
        judge.judge(new Envelope(EnvelopeType.UPDATE, ms, BenchTraffic.SOURCE, state), ms);
      }
      judge.advance(ms);
      updates += second.states().size();
    }
    return updates;
  }

  static String text(boolean warmUp, long updates, double cpuSeconds) {
    return String.format(
        Locale.ROOT,
        "%s %,9d updates: %,10.0f a second of one core",
        warmUp ? "warm-up " : "measured",
        updates,
        updates / cpuSeconds);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Live bytes; asks for a collection first, which is good enough for a rough figure. */
  private static long usedBytes() {
    ManagementFactory.getMemoryMXBean().gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
