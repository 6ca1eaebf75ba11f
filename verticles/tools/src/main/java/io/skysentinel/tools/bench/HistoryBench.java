package io.skysentinel.tools.bench;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.envelope.EnvelopeEncoder;
import io.skysentinel.simulator.Simulator;
import io.skysentinel.simulator.SimulatorSettings;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The past in blocks beside the past in rows: what it takes, and how soon it answers. */
@Command(
    name = "history-bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Positions kept by blocks and by plain rows, in one run on one PostgreSQL.")
public final class HistoryBench implements Callable<Integer> {
  private static final long START_UNIX = 1_767_312_000;
  private static final double INTERVAL_S = 8.6;
  private static final double JITTER_S = 3.4;

  private static final long BUCKET_S = 300;

  @Option(names = "--aircraft", defaultValue = "10000", description = "(${DEFAULT-VALUE})")
  private int aircraft;

  @Option(names = "--hours", defaultValue = "24", description = "(${DEFAULT-VALUE})")
  private int hours;

  @Option(
      names = "--questions",
      defaultValue = "200",
      description = "of each kind (${DEFAULT-VALUE})")
  private int questions;

  @Option(
      names = "--flights",
      defaultValue = "1000000",
      description = "made up, to be searched (${DEFAULT-VALUE})")
  private int flights;

  private final PrintStream out;
  private final Random random = new Random(1);
  private final List<String> addresses = new ArrayList<>();
  private long positions;

  HistoryBench(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) {
    System.exit(new CommandLine(new HistoryBench(System.out)).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Path dir = Files.createTempDirectory("history-bench");
    try (BenchDatabase database = new BenchDatabase(dir)) {
      BlockPast blocks = new BlockPast(database);
      RowPast rows = new RowPast(database);
      write(database, List.of(blocks, rows));
      askAll("warm", blocks, rows);
      play(blocks);
      askWhileWriting(blocks, rows);
      FlightSearches.ask(database, flights, questions, out);
      boolean isCold = database.restartCold();
      askAll(isCold ? "cold" : "server restarted", new BlockPast(database), new RowPast(database));
    }
    return 0;
  }

  /** A stretch after the other into each, as fast as each can. */
  private void write(BenchDatabase database, List<PastUnderTest> pasts) throws Exception {
    Simulator sky = sky(1, START_UNIX);
    WriteCost[] costs = new WriteCost[pasts.size()];
    for (int i = 0; i < costs.length; i++) {
      costs[i] = new WriteCost(database, pasts.get(i));
    }
    List<byte[]> log = new ArrayList<>();
    long end = START_UNIX + hours * 3_600L;
    for (long now = START_UNIX; now < end; now += BUCKET_S) {
      List<FlightState> heard = sky.advanceTo((double) (now + BUCKET_S));
      if (addresses.isEmpty()) {
        heard.stream().map(FlightState::icao24).distinct().forEach(addresses::add);
      }
      positions += heard.size();
      log.clear();
      EnvelopeEncoder encoder = EnvelopeEncoder.forBatch(BenchTraffic.SOURCE, now * 1000);
      heard.forEach(state -> log.add(encoder.encode(EnvelopeType.UPDATE, state)));
      for (WriteCost cost : costs) {
        cost.write(log, now + 2 * BUCKET_S);
      }
    }
    for (WriteCost cost : costs) {
      out.println(cost.text(positions, end + 7_200));
    }
  }

  private Simulator sky(long seed, long from) {
    return new Simulator(
        new SimulatorSettings(seed, aircraft, BoundingBox.WORLD, INTERVAL_S, JITTER_S, 0, true),
        (double) from);
  }

  private void askAll(String when, PastUnderTest blocks, PastUnderTest rows) throws Exception {
    for (Question question : Question.values()) {
      // The same for both: what one is asked must not be easier.
      long seed = random.nextLong();
      for (PastUnderTest past : List.of(blocks, rows)) {
        Latencies latencies = ask(past, question, new Random(seed));
        out.println(latencies.text(past.name(), when, question.words));
      }
    }
  }

  private Latencies ask(PastUnderTest past, Question question, Random choice) throws Exception {
    Latencies latencies = new Latencies();
    for (int i = 0; i < questions; i++) {
      double unix = START_UNIX + 120 + choice.nextDouble() * (hours * 3_600 - 240);
      long begin = System.nanoTime();
      int answered = question.ask(past, unix, START_UNIX, addresses, choice);
      latencies.add(System.nanoTime() - begin, answered);
    }
    return latencies;
  }

  private void askWhileWriting(BlockPast blocks, RowPast rows) throws Exception {
    for (PastUnderTest past : List.of(blocks, rows)) {
      long from = START_UNIX + hours * 3_600L;
      try (SteadyWriter writer = new SteadyWriter(past, sky(3, from), from)) {
        for (Question question : Question.values()) {
          Latencies latencies = ask(past, question, new Random(2));
          out.println(latencies.text(past.name(), "while writing", question.words));
        }
        out.printf(
            Locale.ROOT,
            "%-6s meanwhile %,.0f positions a second were written%n",
            past.name(),
            writer.positionsASecond());
      }
    }
  }

  /** The whole sky of up to an hour, one five minutes after the other. */
  private void play(BlockPast blocks) throws Exception {
    double cpu = WriteCost.ownCpuSeconds();
    long begin = System.nanoTime();
    long end = START_UNIX + Math.min(hours, 2) * 3_600L;
    long heard = 0;
    for (long now = START_UNIX; now < end; now += BUCKET_S) {
      heard += blocks.between((double) now, (double) (now + BUCKET_S));
    }
    out.printf(
        Locale.ROOT,
        "blocks replay: %,d positions, %,.0f x real time (%,.0f x of one core of this process)%n",
        heard,
        (end - START_UNIX) / ((System.nanoTime() - begin) / 1e9),
        (end - START_UNIX) / (WriteCost.ownCpuSeconds() - cpu));
  }
}
