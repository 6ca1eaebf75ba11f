package io.skysentinel.tools.bench;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.cache.CacheVerticle;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.envelope.EnvelopeEncoder;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.log.ClientSettings;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.role.Peers;
import io.skysentinel.simulator.Simulator;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How many states a second of processor time a cache takes from the log: its consumer thread and
 * its event loop together. The broker runs in the same process and is not counted.
 */
@Command(
    name = "cache-bench",
    mixinStandardHelpOptions = true,
    description = "Simulated states from a broker in this process into caches, one by one.")
public final class CacheBench implements Callable<Integer> {
  private static final String EVENT_LOOPS = "vert.x-eventloop";
  private static final String CONSUMER = "cache consumer";

  @Option(names = "--states", defaultValue = "1000000", description = "In the log.")
  private int states;

  @Option(names = "--aircraft", defaultValue = "20000", description = "How many fly.")
  private int aircraft;

  @Option(names = "--rounds", defaultValue = "5", description = "Caches; the first warm up.")
  private int rounds;

  private final PrintStream out;

  CacheBench(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) {
    System.exit(new CommandLine(new CacheBench(System.out)).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    BenchBroker.run(
        Map.of("WS_STALE_THRESHOLD_SECONDS", "3600"),
        broker -> {
          fill(broker.bootstrap(), broker.config().get(KafkaConfig.PART).topics().state());
          Bus bus = Bus.of(broker.vertx());
          for (int round = 1; round <= rounds; round++) {
            rebuild(round, broker, bus);
          }
        });
    return 0;
  }

  private void fill(String bootstrap, String topic) {
    Properties settings = ClientSettings.producer(LogAddress.plain(bootstrap), "skysentinel-bench");
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 131_072);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 60_000);
    double now = BenchTraffic.START_UNIX;
    Simulator simulator = BenchTraffic.of(aircraft);
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
      for (int sent = 0; sent < states; ) {
        now += 1;
        List<FlightState> batch = simulator.advanceTo(now);
        EnvelopeEncoder encoder =
            EnvelopeEncoder.forBatch(BenchTraffic.SOURCE, (long) (now * 1000));
        for (FlightState state : batch) {
          byte[] key = state.icao24().getBytes(StandardCharsets.US_ASCII);
          var unused =
              producer.send(
                  new ProducerRecord<>(topic, key, encoder.encode(EnvelopeType.STATE, state)));
        }
        simulator.drainTruth();
        sent += batch.size();
      }
    }
  }

  private void rebuild(int round, BenchBroker broker, Bus bus) throws Exception {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    long cpuBefore = ThreadCpu.nanos(EVENT_LOOPS);
    CacheVerticle cache =
        new CacheVerticle(
            LogAddress.plain(broker.bootstrap()),
            broker.config(),
            bus,
            registry,
            System::currentTimeMillis,
            Peers.NONE);
    String id =
        broker.vertx().deployVerticle(cache).await(BenchBroker.PATIENCE_S, TimeUnit.SECONDS);
    Timer rebuild = registry.get("cache.rebuild").timer();
    while (rebuild.count() == 0) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    long cpu = ThreadCpu.nanos(EVENT_LOOPS) - cpuBefore + ThreadCpu.nanos(CONSUMER);
    double read =
        registry.get("cache.states").counters().stream().mapToDouble(c -> c.count()).sum();
    double kept = registry.get("cache.aircraft").gauge().value();
    out.println(text(round, read, rebuild.totalTime(TimeUnit.SECONDS), cpu / 1e9, kept));
    broker.vertx().undeploy(id).await(BenchBroker.PATIENCE_S, TimeUnit.SECONDS);
  }

  static String text(int round, double states, double seconds, double cpuSeconds, double aircraft) {
    return String.format(
        Locale.ROOT,
        "round %d: %,.0f states in %.2f s: %,.0f/s; %,.0f a second of one core; %,.0f aircraft",
        round,
        states,
        seconds,
        states / seconds,
        states / cpuSeconds,
        aircraft);
  }
}
