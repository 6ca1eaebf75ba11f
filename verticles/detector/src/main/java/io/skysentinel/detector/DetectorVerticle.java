package io.skysentinel.detector;

import io.micrometer.core.instrument.Gauge;
import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.AnomalyMessage;
import io.skysentinel.core.detect.Judge;
import io.skysentinel.core.wire.InvalidMessageException;
import io.skysentinel.detector.log.DetectorClients;
import io.skysentinel.detector.log.DetectorThread;
import io.skysentinel.detector.log.Models;
import io.skysentinel.detector.log.Rhythm;
import io.skysentinel.detector.models.ModelKeeper;
import io.skysentinel.detector.recent.RecentAnomalies;
import io.skysentinel.detector.stream.ProcessedFeed;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.health.Finding;
import io.skysentinel.platform.log.ClientSettings;
import io.skysentinel.platform.log.GroupCleaner;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.log.LogTail;
import io.skysentinel.platform.log.SkippedRecords;
import io.skysentinel.platform.log.TopicKeeper;
import io.skysentinel.platform.log.TopicSpec;
import io.skysentinel.platform.role.NodeContext;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges this node's share of the updates, and keeps what all nodes found of late. */
final class DetectorVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(DetectorVerticle.class);
  private static final Duration RECENT = Duration.ofHours(24);
  private static final long FORGET_EVERY_MS = 60_000;
  private static final int TRANSACTIONS_AHEAD = 4;
  private static final double MS_PER_SECOND = 1000;

  private final LogAddress log;
  private final NodeContext node;
  private final Supplier<Judge> judges;
  private final RecentAnomalies recent;
  private final ProcessedFeed processed;
  private final Optional<ModelKeeper> models;
  private final KafkaConfig.Topics topics;
  private final DetectorClients clients;
  private final SkippedRecords skipped = new SkippedRecords(LOG, "that are no events");
  private final Semaphore slots = new Semaphore(TRANSACTIONS_AHEAD);
  private @Nullable TopicKeeper keeper;
  private @Nullable GroupCleaner cleaner;
  private volatile @Nullable DetectorThread thread;
  private volatile @Nullable LogTail tail;

  DetectorVerticle(
      LogAddress log,
      NodeContext node,
      Supplier<Judge> judges,
      RecentAnomalies recent,
      ProcessedFeed processed,
      Optional<ModelKeeper> models) {
    this.log = log;
    this.node = node;
    this.judges = judges;
    this.recent = recent;
    this.processed = processed;
    this.models = models;
    this.topics = node.config().get(KafkaConfig.PART).topics();
    this.clients = new DetectorClients(log, node.peers().self(), node.registry());
  }

  /** The node is up before the log is: health says what it waits for. */
  @Override
  public Future<?> start() {
    List<TopicSpec> specs = new ArrayList<>(TopicSpec.live(topics));
    specs.addAll(TopicSpec.detected(topics));
    TopicKeeper ofTopics = new TopicKeeper(vertx, log, node.config().get(KafkaConfig.PART), specs);
    keeper = ofTopics;
    ofTopics.ready().onSuccess(ready -> context.runOnContext(v -> begin()));
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    DetectorThread running = thread;
    LogTail reading = tail;
    Future<Void> ended = running == null ? Future.succeededFuture() : running.stop();
    return ended
        .eventually(() -> models.map(ModelKeeper::stop).orElse(Future.succeededFuture()))
        .eventually(() -> reading == null ? Future.succeededFuture() : reading.stop())
        .eventually(processed::close)
        .eventually(() -> cleaner == null ? Future.succeededFuture() : cleaner.close())
        .eventually(() -> keeper == null ? Future.succeededFuture() : keeper.close());
  }

  /** Whether the anomalies of before are known. Any thread. */
  boolean knowsThePast() {
    LogTail reading = tail;
    return reading != null && reading.isCaughtUp();
  }

  /** What health says of it. Any thread. */
  Finding finding() {
    DetectorThread running = thread;
    return running == null
        ? Finding.down("waiting for the log at " + log)
        : DetectorHealth.of(running);
  }

  private void begin() {
    Gauge.builder("detector.anomalies.open", recent, RecentAnomalies::openOnes)
        .description("Anomalies that have begun and not ended, of all detectors")
        .register(node.registry());
    DetectorThread judging =
        new DetectorThread(
            clients,
            topics,
            judges,
            new Rhythm(
                () -> node.config().get(DetectorConfig.PART).commitMs(),
                () -> node.config().get(DetectorConfig.PART).rebuildMinutes()),
            this::tell,
            models.<Models>map(keeper -> keeper).orElse(Models.NONE),
            new DetectorMetrics(node.registry()));
    LogTail anomalies =
        new LogTail(
            () -> tailOf("anomalies"),
            topics.anomalies(),
            OptionalLong.of(node.clockMs().getAsLong() - RECENT.toMillis()),
            this::remember);
    thread = judging;
    tail = anomalies;
    models.ifPresent(keeper -> keeper.start(context));
    judging.start();
    anomalies.start();
    processed.open(listener ->
        new LogTail(() -> tailOf("stream"), topics.processed(), OptionalLong.empty(), listener));
    vertx.setPeriodic(
        FORGET_EVERY_MS,
        timer -> recent.forget((node.clockMs().getAsLong() - RECENT.toMillis()) / MS_PER_SECOND));
    if (node.peers().self().isPresent()) {
      GroupCleaner ofGroup = new GroupCleaner(vertx, log, DetectorClients.GROUP, "A detector");
      cleaner = ofGroup;
      node.peers().onDeparture(ofGroup::remove);
    }
  }

  /** On the detector's thread, which waits when what it told before is not published yet. */
  private void tell(List<AnomalyMessage> events) {
    slots.acquireUninterruptibly();
    context.runOnContext(v -> {
      try {
        events.forEach(event -> node.bus().publish(Addresses.ANOMALY, event));
      } finally {
        slots.release();
      }
    });
  }

  private Consumer<byte[], byte[]> tailOf(String what) {
    return new KafkaConsumer<>(ClientSettings.committed(log, "skysentinel-detector-" + what));
  }

  private void remember(ConsumerRecords<byte[], byte[]> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        recent.read(record.value());
      } catch (InvalidMessageException e) {
        skipped.skip(record, e);
      }
    }
  }
}
