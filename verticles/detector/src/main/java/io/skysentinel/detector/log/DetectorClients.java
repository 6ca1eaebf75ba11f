package io.skysentinel.detector.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.skysentinel.platform.log.ClientSettings;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.log.ProducerFactory;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

/** Makes a detector's clients of the log, with their metrics. On the detector's thread. */
public final class DetectorClients {
  /** The consumer group that shares the partitions of the updates out. */
  public static final String GROUP = "skysentinel-detectors";

  private static final String CLIENT = "skysentinel-detector";

  /** What may wait in the producer: several times what is sent before a transaction ends. */
  private static final long BUFFER_BYTES = 64L << 20;

  private final LogAddress log;
  private final Optional<String> member;
  private final MeterRegistry registry;
  private final ProducerFactory writers;
  private final AtomicBoolean rejoining = new AtomicBoolean();
  private volatile @Nullable KafkaClientMetrics ofReader;

  /**
   * @param member what the group calls this node, so that others can say that it is gone before its
   *     session ends
   */
  public DetectorClients(LogAddress log, Optional<String> member, MeterRegistry registry) {
    this.log = log;
    this.member = member;
    this.registry = registry;
    this.writers = new ProducerFactory(writerSettings(log), registry);
  }

  /** Reads updates, as a member of the group. */
  Consumer<byte[], byte[]> reader() {
    closeMetrics();
    rejoining.set(false);
    KafkaConsumer<byte[], byte[]> made = new KafkaConsumer<>(readerSettings());
    KafkaClientMetrics metrics = new KafkaClientMetrics(made);
    metrics.bindTo(registry);
    ofReader = metrics;
    return made;
  }

  /** Whether the group is about to give the reader a share, and nothing can be committed. */
  boolean isRejoining() {
    return rejoining.get();
  }

  /** Reads what detectors have written, as far as it is certain. */
  Consumer<byte[], byte[]> eventReader() {
    return new KafkaConsumer<>(ClientSettings.committed(log, CLIENT + "-events"));
  }

  /** Writes what is said. */
  Producer<byte[], byte[]> writer(String name) {
    return writers.apply(name);
  }

  Admin admin() {
    return Admin.create(ClientSettings.admin(log, CLIENT));
  }

  /** Any thread. */
  public void closeMetrics() {
    KafkaClientMetrics last = ofReader;
    if (last != null) {
      last.close();
    }
  }

  private Properties readerSettings() {
    Properties settings = ClientSettings.groupMember(log, CLIENT, GROUP);
    member.ifPresent(id -> settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id));
    // Pollers write in transactions that hold nothing back (docs/design.md): what stands in the
    // log is told whether or not they end well, and waiting for their end would cost a second.
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    // Where to begin is asked of the group, and said loudly where the log no longer has it.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    // A partition that stays where it is must not be read again because another one moves.
    settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RejoinNotice.class.getName());
    settings.put(RejoinNotice.NOTED_IN, rejoining);
    // A broker that is away keeps the end of a transaction waiting, and with it the next poll.
    settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 300_000);
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    settings.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, 1 << 20);
    return settings;
  }

  private static Properties writerSettings(LogAddress log) {
    Properties settings = ClientSettings.transactions(log, CLIENT);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    // One for each partition stays allocated, however little comes.
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 32 << 10);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    return settings;
  }
}
