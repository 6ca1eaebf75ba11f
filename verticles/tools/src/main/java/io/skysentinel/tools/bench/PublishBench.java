package io.skysentinel.tools.bench;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Source;
import io.skysentinel.platform.config.ConfigException;
import io.skysentinel.platform.config.ConfigLoader;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.poller.log.FlightLog;
import io.skysentinel.simulator.Simulator;
import io.skysentinel.simulator.SimulatorSettings;
import io.skysentinel.standalone.DataDir;
import io.skysentinel.standalone.EmbeddedKafka;
import io.skysentinel.standalone.PortChoice;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How many states a second go from the simulator through encoder, buffer and producer into both
 * topics of the broker in the same process, confirmed. The simulator's time runs as fast as the log
 * takes what it makes.
 */
@Command(
    name = "publish-bench",
    mixinStandardHelpOptions = true,
    description = "Simulator to both topics of a broker in this process, as fast as it goes.")
public final class PublishBench implements Callable<Integer> {
  private static final int BATCH = 5_000;

  @Option(names = "--seconds", defaultValue = "60", description = "How long (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(names = "--warm-up", defaultValue = "15", description = "Before it (${DEFAULT-VALUE}).")
  private int warmUpSeconds;

  @Option(names = "--aircraft", defaultValue = "20000", description = "How many fly.")
  private int aircraft;

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final Source source = new Source("bench", "simulator", Source.Mode.SIMULATED, null, 1.0);

  public static void main(String[] args) {
    System.exit(new CommandLine(new PublishBench()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Vertx vertx = Vertx.vertx();
    try (DataDir data = DataDir.ephemeral();
        EmbeddedKafka broker =
            EmbeddedKafka.start(
                EmbeddedKafka.Settings.of(data.kafka()).withPort(PortChoice.any()))) {
      FlightLog.Opening opening =
          FlightLog.open(vertx, broker.bootstrap(), config(), registry, System::currentTimeMillis);
      FlightLog log = opening.opened().toCompletionStage().toCompletableFuture().get();
      measure(log);
      opening.close(Duration.ofSeconds(30)).toCompletionStage().toCompletableFuture().get();
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get();
    }
    return 0;
  }

  private static LiveConfig config() throws ConfigException {
    return new LiveConfig(new ConfigLoader(List.of(), Map.of(), Map.of()).load(null).config());
  }

  private void measure(FlightLog log) throws Exception {
    SimulatorSettings settings =
        new SimulatorSettings(1, aircraft, BoundingBox.WORLD, 1.0, 0.2, 10, true);
    double now = 1_767_323_044;
    Simulator simulator = new Simulator(settings, now);
    double step = Math.min(1.0, (double) BATCH / aircraft);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmUpSeconds);
    Sample begin = Sample.take(this);
    boolean warm = false;
    Sample last = begin;
    while (true) {
      now += step;
      offer(log, simulator.advanceTo(now));
      simulator.drainTruth();
      long nanos = System.nanoTime();
      if (!warm && nanos > end) {
        warm = true;
        begin = Sample.take(this);
        last = begin;
        end = nanos + TimeUnit.SECONDS.toNanos(seconds);
      } else if (warm && nanos > last.nanos + TimeUnit.SECONDS.toNanos(5)) {
        Sample next = Sample.take(this);
        print("last 5 s", last, next);
        last = next;
      }
      if (warm && nanos > end) {
        print("all of it", begin, Sample.take(this));
        return;
      }
    }
  }

  private void offer(FlightLog log, List<FlightState> states) throws Exception {
    if (!states.isEmpty()) {
      log.offer(new FeedBatch(source, 0, states, List.of()))
          .toCompletionStage()
          .toCompletableFuture()
          .get();
    }
  }

  private double confirmed(String topic) {
    var counter = registry.find("producer.flights.published").tag("topic", topic).counter();
    return counter == null ? 0 : counter.count();
  }

  private static void print(String what, Sample from, Sample to) {
    double elapsed = (to.nanos - from.nanos) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%s: %,.0f states/s confirmed in both topics (%,.0f records/s); heap after collection"
            + " %d MB; CPU %.2f cores%n",
        what,
        (to.states - from.states) / elapsed,
        (to.states - from.states + to.updates - from.updates) / elapsed,
        to.heapMb,
        (to.cpuNanos - from.cpuNanos) / 1e9 / elapsed);
  }

  /** What was counted at one moment. */
  private record Sample(long nanos, double states, double updates, long heapMb, long cpuNanos) {

    static Sample take(PublishBench bench) {
      return new Sample(
          System.nanoTime(),
          bench.confirmed("flights.state"),
          bench.confirmed("flights.updates"),
          HeapAfterCollection.megabytes(),
          ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
              .getProcessCpuTime());
    }
  }
}
