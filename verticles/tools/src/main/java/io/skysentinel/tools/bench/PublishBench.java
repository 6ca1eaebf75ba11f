package io.skysentinel.tools.bench;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.load.ConfigLoader;
import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.platform.log.TopicKeeper;
import io.skysentinel.poller.log.BatchBuffer.FeedInput;
import io.skysentinel.poller.log.LogPublisher;
import io.skysentinel.simulator.Simulator;
import io.skysentinel.standalone.DataDir;
import io.skysentinel.standalone.EmbeddedKafka;
import io.skysentinel.standalone.PortChoice;
import io.vertx.core.Vertx;
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

  @Option(names = "--seconds", defaultValue = "60", description = "How long (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(names = "--warm-up", defaultValue = "15", description = "Before it (${DEFAULT-VALUE}).")
  private int warmUpSeconds;

  @Option(names = "--aircraft", defaultValue = "20000", description = "How many fly.")
  private int aircraft;

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final PrintStream out;

  PublishBench(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) {
    System.exit(new CommandLine(new PublishBench(System.out)).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Vertx vertx = Vertx.vertx();
    try (DataDir data = DataDir.ephemeral();
        EmbeddedKafka broker = EmbeddedKafka.start(data.kafka(), PortChoice.any())) {
      LiveConfig config = config();
      TopicKeeper topics = new TopicKeeper(vertx, broker.bootstrap(), config.get(KafkaConfig.PART));
      topics.ready().await();
      LogPublisher log =
          new LogPublisher(vertx, broker.bootstrap(), config, registry, System::currentTimeMillis);
      FeedInput feed = log.input();
      feed.release();
      measure(feed);
      log.close(Duration.ofSeconds(30)).eventually(topics::close).await();
    } finally {
      vertx.close().await();
    }
    return 0;
  }

  private static LiveConfig config() throws ConfigException {
    return new LiveConfig(new ConfigLoader(List.of(), Map.of(), Map.of()).load(null).config());
  }

  private void measure(FeedInput feed) {
    double now = BenchTraffic.START_UNIX;
    Simulator simulator = BenchTraffic.of(aircraft);
    double step = Math.min(1.0, (double) BATCH / aircraft);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmUpSeconds);
    PublishSample begin = sample();
    boolean warm = false;
    PublishSample last = begin;
    while (true) {
      now += step;
      offer(feed, simulator.advanceTo(now));
      simulator.drainTruth();
      long nanos = System.nanoTime();
      if (!warm && nanos > end) {
        warm = true;
        begin = sample();
        last = begin;
        end = nanos + TimeUnit.SECONDS.toNanos(seconds);
      } else if (warm && nanos > last.nanos() + TimeUnit.SECONDS.toNanos(5)) {
        PublishSample next = sample();
        out.println(next.since(last, "last 5 s"));
        last = next;
      }
      if (warm && nanos > end) {
        out.println(sample().since(begin, "all of it"));
        return;
      }
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
