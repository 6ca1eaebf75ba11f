package io.skysentinel.detector.models;

import io.skysentinel.core.detect.track.FlightClass;
import io.skysentinel.detector.learned.Model;
import io.skysentinel.detector.learned.ModelChange;
import io.skysentinel.detector.learned.ModelSnapshot;
import io.skysentinel.platform.log.ClientSettings;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.log.LogTail;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

/** The topic of models. It is read once, from its beginning to its end. */
final class LogShelf implements Shelf {
  private static final String CLIENT = "skysentinel-detector-models";

  /** A node that stops has no more patience with a log that is away. */
  private static final int ANSWER_MS = 3_000;

  private static final int GIVE_UP_MS = 5_000;

  private final KeptModels kept;
  private final LogTail tail;
  private final ModelWriter writer;
  private volatile @Nullable Context context;

  LogShelf(LogAddress log, String topic, Consumer<ModelChange> changes) {
    kept = new KeptModels(changes);
    tail =
        new LogTail(
            () -> new KafkaConsumer<>(ClientSettings.consumer(log, CLIENT)),
            topic,
            OptionalLong.of(0),
            kept);
    writer = new ModelWriter(() -> producer(log), topic, changes);
  }

  private static Producer<byte[], byte[]> producer(LogAddress log) {
    Properties settings = ClientSettings.producer(log, CLIENT);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, GIVE_UP_MS);
    return new KafkaProducer<>(settings);
  }

  @Override
  public void start(Context onWhich) {
    context = onWhich;
    tail.start();
  }

  @Override
  public Optional<Map<FlightClass, Model>> kept() {
    if (!tail.isCaughtUp()) {
      return Optional.empty();
    }
    // What other nodes save from now on is theirs.
    var unused = tail.stop();
    return Optional.of(kept.take());
  }

  @Override
  public Future<Void> write(List<ModelSnapshot> models, int share) {
    Context workers = context;
    if (workers == null) {
      return Future.succeededFuture();
    }
    return workers.executeBlocking(
        () -> {
          writer.write(models, share);
          return null;
        },
        true);
  }

  @Override
  public Future<Void> stop() {
    return context == null ? Future.succeededFuture() : tail.stop();
  }
}
