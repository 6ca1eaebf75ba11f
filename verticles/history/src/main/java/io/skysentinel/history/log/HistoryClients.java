package io.skysentinel.history.log;

import io.skysentinel.platform.log.ClientSettings;
import io.skysentinel.platform.log.LogAddress;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Makes the clients with which the log is read. */
final class HistoryClients {
  /** The consumer group that shares the partitions of the updates out. */
  private static final String GROUP = "skysentinel-history";

  private HistoryClients() {}

  static Consumer<byte[], byte[]> reader(LogAddress log) {
    Properties settings = ClientSettings.groupMember(log, GROUP, GROUP);
    // As for the detector: what stands in the log is told whether or not its transaction ends well.
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    // Where to begin is asked of the database, and said loudly where the log no longer has it.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    // A partition that stays where it is must not be claimed again because another one moves.
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    // A database that hardly answers keeps the next poll waiting.
    settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 300_000);
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    return new KafkaConsumer<>(settings);
  }
}
