package io.skysentinel.history.log;

import io.skysentinel.platform.log.ClientSettings;
import io.skysentinel.platform.log.LogAddress;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Makes the clients with which the log is read. */
public final class HistoryClients {
  /** The consumer group that shares the partitions of the updates out. */
  public static final String GROUP = "skysentinel-history";

  private final LogAddress log;
  private final Optional<String> member;

  /**
   * @param member what the group calls this node, so that others can say that it is gone before its
   *     session ends
   */
  public HistoryClients(LogAddress log, Optional<String> member) {
    this.log = log;
    this.member = member;
  }

  /** Tells which topic of that name there is. */
  TopicIds topicIds(String topic) {
    return new LogTopicIds(Admin.create(ClientSettings.admin(log, GROUP + "-topic")), topic);
  }

  /** Reads updates, as a member of the group. */
  Consumer<byte[], byte[]> reader() {
    Properties settings = ClientSettings.groupMember(log, GROUP, GROUP);
    member.ifPresent(id -> settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id));
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
