package io.skysentinel.cache;

import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The settings of a cache's consumer. */
final class ConsumerSettings {
  static final String GROUP = "skysentinel-caches";

  /** The least that brokers allow by default. */
  private static final int SESSION_MS = 6_000;

  private ConsumerSettings() {}

  /**
   * @param member what the group calls this node, so that others can say that it is gone before its
   *     session ends
   */
  static Properties of(String bootstrap, Optional<String> member) {
    Properties settings = new Properties();
    String bytes = ByteArrayDeserializer.class.getName();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "skysentinel-cache");
    member.ifPresent(id -> settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id));
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, bytes);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, bytes);
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
    // A member learns of a rebalance with its next heartbeat.
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 300);
    // A member that does not come back for its share is left out after that.
    settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 30_000);
    // Where to read from is asked of the log at each assignment, never of the group.
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    settings.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, 1 << 20);
    // All at once and by range: each generation gives each cache one share of neighbours, so that
    // a rebalance is one new epoch for each shard. A cooperative one takes two generations, with
    // partitions that are nobody's in between.
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
    return settings;
  }
}
