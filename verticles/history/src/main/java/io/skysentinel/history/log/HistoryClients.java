package io.skysentinel.history.log;

import io.skysentinel.platform.log.ClientSettings;
import io.skysentinel.platform.log.LogAddress;
import java.util.List;
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
  private static final String UPDATES = "skysentinel-history";

  /** And the one that does those of the anomalies. */
  private static final String ANOMALIES = "skysentinel-history-anomalies";

  /** All groups that a node is a member of. */
  public static final List<String> GROUPS = List.of(UPDATES, ANOMALIES);

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
    return new LogTopicIds(Admin.create(ClientSettings.admin(log, UPDATES + "-topic")), topic);
  }

  /** Reads updates, as a member of their group. */
  Consumer<byte[], byte[]> updates() {
    // As for the detector: what stands in the log is told whether or not its transaction ends well.
    return new KafkaConsumer<>(settings(UPDATES, "read_uncommitted"));
  }

  /** Reads anomalies: what a detector takes back was never said. */
  Consumer<byte[], byte[]> anomalies() {
    Properties settings = settings(ANOMALIES, "read_committed");
    // The broker answers as soon as something comes; asking for nothing is work.
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 2_000);
    return new KafkaConsumer<>(settings);
  }

  private Properties settings(String group, String isolation) {
    Properties settings = ClientSettings.groupMember(log, group, group);
    member.ifPresent(id -> settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id));
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
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
    return settings;
  }
}
