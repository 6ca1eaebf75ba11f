package io.skysentinel.tools.bench;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.poller.log.FeedInput;
import io.skysentinel.poller.log.LogPublisher;
import io.skysentinel.simulator.Simulator;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
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

  /** So often a line of what was measured meanwhile. */
  private static final int LINE_S = 5;

  @Option(names = "--seconds", defaultValue = "60", description = "How long (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(names = "--warm-up", defaultValue = "15", description = "Before it (${DEFAULT-VALUE}).")
  private int warmUpSeconds;

  @Option(names = "--aircraft", defaultValue = "20000", description = "How many fly.")
  private int aircraft;

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final PrintStream out;
  private double nowUnix = BenchTraffic.START_UNIX;

  PublishBench(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) {
    System.exit(new CommandLine(new PublishBench(System.out)).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    BenchBroker.run(
        Map.of(),
        broker -> {
          LogPublisher log =
              new LogPublisher(
                  broker.vertx(),
                  LogAddress.plain(broker.bootstrap()),
                  broker.config(),
                  registry,
                  System::currentTimeMillis);
          log.open().admitAll();
          FeedInput feed = log.input();
          feed.release();
          measure(feed);
          log.close(Duration.ofSeconds(30)).await();
        });
    return 0;
  }

  private void measure(FeedInput feed) {
    Simulator simulator = BenchTraffic.of(aircraft);
    publish(feed, simulator, warmUpSeconds);
    PublishSample begin = sample();
    PublishSample last = begin;
    for (int left = seconds; left > 0; left -= LINE_S) {
      publish(feed, simulator, Math.min(left, LINE_S));
      PublishSample next = sample();
      if (left > LINE_S) {
        out.println(next.since(last, "last 5 s"));
      }
      last = next;
    }
    out.println(last.since(begin, "all of it"));
  }

  private void publish(FeedInput feed, Simulator simulator, int length) {
    double step = Math.min(1.0, (double) BATCH / aircraft);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(length);
    while (System.nanoTime() < end) {
      nowUnix += step;
      offer(feed, simulator.advanceTo(nowUnix));
      simulator.drainTruth();
    }
  }

  private void offer(FeedInput feed, List<FlightState> states) {
    if (!states.isEmpty()) {
      feed.offer(new FeedBatch(BenchTraffic.SOURCE, 0, states, List.of())).await();
    }
  }

  private double confirmed(String topic) {
    var counter = registry.find("producer.flights.published").tag("topic", topic).counter();
    return counter == null ? 0 : counter.count();
  }

  private PublishSample sample() {
    return new PublishSample(
        System.nanoTime(),
        confirmed("flights.state"),
        confirmed("flights.updates"),
        HeapAfterCollection.megabytes(),
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime());
  }
}
