package io.skysentinel.cache;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.live.CacheShard;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.bus.BusSubscription;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.health.Finding;
import io.skysentinel.platform.log.GroupCleaner;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.log.TopicKeeper;
import io.skysentinel.platform.role.Peers;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/** Keeps what the log says of each aircraft, for the ticker of the same node. */
public final class CacheVerticle extends VerticleBase {
  private static final long LOOK_EVERY_MS = 500;
  private static final long HEARTBEAT_EVERY_MS = 1_000;

  /** Clocks of nodes and feeds differ: so much earlier than needed is read. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

  private final LogAddress log;
  private final LiveConfig config;
  private final Bus bus;
  private final MeterRegistry registry;
  private final LongSupplier clockMs;
  private final Peers peers;
  private final CacheMetrics metrics;
  private final ShardKeeper keeper;
  private final TombstoneWriter tombstones;
  private volatile @Nullable TopicKeeper topics;
  private volatile @Nullable ShardConsumer consumer;
  private @Nullable GroupCleaner cleaner;
  private volatile @Nullable KafkaClientMetrics consumerMetrics;
  private @Nullable BusSubscription answering;
  private int answeredShard = -1;
  private volatile Finding finding;

  public CacheVerticle(
      LogAddress log,
      LiveConfig config,
      Bus bus,
      MeterRegistry registry,
      LongSupplier clockMs,
      Peers peers) {
    this.log = log;
    this.config = config;
    this.bus = bus;
    this.registry = registry;
    this.clockMs = clockMs;
    this.peers = peers;
    this.metrics = new CacheMetrics(registry);
    this.keeper =
        new ShardKeeper(
            clockMs, () -> config.get(CacheConfig.PART).staleSeconds(), metrics, this::publish);
    this.tombstones =
        new TombstoneWriter(
            () -> new KafkaProducer<>(TombstoneWriter.settings(log)), topic(), metrics);
    this.finding = Finding.down("waiting for the log at " + log);
  }

  /** The node is up before the log is: health says what it waits for. */
  @Override
  public Future<?> start() {
    TopicKeeper keeperOfTopics = new TopicKeeper(vertx, log, config.get(KafkaConfig.PART));
    topics = keeperOfTopics;
    keeperOfTopics.ready().onSuccess(ready -> context.runOnContext(v -> begin()));
    return Future.succeededFuture();
  }

  /** What health says of it. */
  Finding finding() {
    TopicKeeper waitingFor = topics;
    return consumer == null && waitingFor != null ? Finding.down(waitingFor.waiting()) : finding;
  }

  @Override
  public Future<?> stop() {
    Future<Void> ended = consumer == null ? Future.succeededFuture() : consumer.stop();
    return ended
        .eventually(() -> cleaner == null ? Future.succeededFuture() : cleaner.close())
        .eventually(() -> answering == null ? Future.succeededFuture() : answering.cancel())
        .eventually(() -> topics == null ? Future.succeededFuture() : topics.close())
        .onComplete(done -> {
          KafkaClientMetrics last = consumerMetrics;
          if (last != null) {
            last.close();
          }
        });
  }

  private void begin() {
    ShardConsumer reader =
        new ShardConsumer(
            this::newConsumer,
            topic(),
            this::rebuildStartMs,
            task -> context.runOnContext(v -> task.run()),
            keeper,
            tombstones);
    consumer = reader;
    reader.start();
    vertx.setPeriodic(LOOK_EVERY_MS, timer -> look(reader));
    vertx.setPeriodic(HEARTBEAT_EVERY_MS, timer -> keeper.heartbeat());
    if (peers.self().isPresent()) {
      GroupCleaner ofGroup = new GroupCleaner(vertx, log, ConsumerSettings.GROUP, "A cache");
      cleaner = ofGroup;
      peers.onDeparture(ofGroup::remove);
    }
  }

  private void look(ShardConsumer reader) {
    keeper.expire().forEach(tombstones::add);
    String problem = reader.problem();
    CacheShard shard = keeper.announced();
    if (problem != null) {
      finding = Finding.down(problem);
    } else if (shard != null) {
      finding = Finding.up("shard " + shard.shard() + ": " + shard.table().size() + " aircraft");
    } else {
      finding = keeper.finding();
    }
  }

  private void publish(Changes changes) {
    answerFor(changes);
    bus.publishLocal(Addresses.changes(changes.shard()), changes);
  }

  /** The ticker asks under the shard's number, which an assignment may change. */
  private void answerFor(Changes changes) {
    if (changes.shard() == answeredShard) {
      return;
    }
    if (answering != null) {
      var unused = answering.cancel();
    }
    answeredShard = changes.shard();
    answering = bus.answerLocal(Addresses.shardTable(answeredShard), keeper::whole);
  }

  /** Called on the consumer's thread. */
  private Consumer<byte[], byte[]> newConsumer() {
    KafkaClientMetrics before = consumerMetrics;
    if (before != null) {
      before.close();
    }
    KafkaConsumer<byte[], byte[]> made =
        new KafkaConsumer<>(ConsumerSettings.of(log, peers.self()));
    KafkaClientMetrics ofThis = new KafkaClientMetrics(made);
    ofThis.bindTo(registry);
    consumerMetrics = ofThis;
    return made;
  }

  private long rebuildStartMs() {
    Duration silence = Duration.ofSeconds(config.get(CacheConfig.PART).staleSeconds());
    return Math.max(0, clockMs.getAsLong() - silence.plus(CLOCK_TOLERANCE).toMillis());
  }

  private String topic() {
    return config.get(KafkaConfig.PART).topics().state();
  }
}
