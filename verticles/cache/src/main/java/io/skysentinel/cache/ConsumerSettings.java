package io.skysentinel.cache;

import io.skysentinel.platform.log.ClientSettings;
import io.skysentinel.platform.log.LogAddress;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.RangeAssignor;

/**
 * The settings of a cache's consumer. Where to read from is asked of the log at each assignment,
 * never of the group.
 */
final class ConsumerSettings {
  static final String GROUP = "skysentinel-caches";

  private ConsumerSettings() {}

  /**
   * @param member what the group calls this node, so that others can say that it is gone before its
   *     session ends
   */
  static Properties of(LogAddress log, Optional<String> member) {
    Properties settings = ClientSettings.groupMember(log, "skysentinel-cache", GROUP);
    member.ifPresent(id -> settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id));
    if (member.isPresent()) {
      // A member learns of a rebalance with its next heartbeat.
      settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 300);
    } else {
      // Where no other cache comes and goes, it need not look as often.
      settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, ClientSettings.SESSION_MS / 3);
      settings.put(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, 500);
    }
    // A member that does not come back for its share is left out after that.
    settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 30_000);
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
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
