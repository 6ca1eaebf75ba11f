package io.skysentinel.poller;

import io.skysentinel.platform.log.ClientSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.common.TopicPartition;
import io.vertx.kafka.client.consumer.KafkaConsumer;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which node runs which feed: the one that owns the feed's partition in a consumer group.
 *
 * <p>The group is asked because it is the log that must not have two writers of one feed: a node
 * that cannot reach the log cannot use its feeds and loses them, whatever the rest of the cluster
 * thinks of it; a lock in the cluster would let both sides of a split hold it. Nothing is consumed:
 * the partitions of the state topic only serve as things to own.
 */
final class FeedOwnership {
  private static final Logger LOG = LoggerFactory.getLogger(FeedOwnership.class);
  private static final String GROUP = "skysentinel-pollers";

  /** With the session of the group it bounds how long a take-over lasts. */
  private static final int HEARTBEAT_MS = 1_000;

  /** A broker that is away cannot be told; it will notice by itself. */
  private static final int LEAVE_PATIENCE_MS = 2_000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String topic;
  private final Runnable onChange;
  private final Set<Integer> owned = new HashSet<>();
  private int partitions;
  private boolean settled;

  /**
   * @param onChange called on the current context after each change
   */
  FeedOwnership(Vertx vertx, String bootstrap, String topic, Runnable onChange) {
    this.topic = topic;
    this.onChange = onChange;
    this.consumer = KafkaConsumer.create(vertx, settings(bootstrap));
  }

  private static Properties settings(String bootstrap) {
    Properties settings = ClientSettings.groupMember(bootstrap, "skysentinel-ownership", GROUP);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    // A feed that stays where it is must not be interrupted because another one moves.
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    return settings;
  }

  /** Joins the group; the first assignment comes a moment later. */
  Future<Void> start() {
    consumer.partitionsAssignedHandler(this::assigned);
    consumer.partitionsRevokedHandler(this::revoked);
    consumer.exceptionHandler(
        failure -> LOG.warn("The consumer group {} is in trouble: {}", GROUP, failure.toString()));
    consumer.handler(record -> {});
    return consumer
        .partitionsFor(topic)
        .compose(found -> {
          partitions = found.size();
          return consumer.subscribe(topic);
        });
  }

  /** Leaves the group, so that others take over at once. */
  Future<Void> stop() {
    owned.clear();
    return consumer.close().timeout(LEAVE_PATIENCE_MS, TimeUnit.MILLISECONDS);
  }

  /** Whether this node is the one to run the feed. */
  boolean owns(String feed) {
    return partitions > 0 && owned.contains(Math.floorMod(feed.hashCode(), partitions));
  }

  /** Whether the group has told us what is ours (perhaps nothing). */
  boolean isSettled() {
    return settled;
  }

  private void assigned(Set<TopicPartition> added) {
    settled = true;
    added.forEach(partition -> owned.add(partition.getPartition()));
    if (!added.isEmpty()) {
      consumer
          .pause(added)
          .onFailure(failure -> LOG.debug("Could not pause partitions just given", failure));
    }
    onChange.run();
  }

  private void revoked(Set<TopicPartition> removed) {
    removed.forEach(partition -> owned.remove(partition.getPartition()));
    onChange.run();
  }
}
