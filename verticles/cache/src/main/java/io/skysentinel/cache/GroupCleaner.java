package io.skysentinel.cache;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes a node from the consumer group when the cluster notices that it is gone: that is half a
 * second after a crash, where the group would wait for six.
 */
final class GroupCleaner {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCleaner.class);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final Admin admin;

  GroupCleaner(Vertx vertx, String bootstrap) {
    this.vertx = vertx;
    Properties settings = new Properties();
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "skysentinel-group");
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    this.admin = Admin.create(settings);
  }

  /** Every node that is left does so; the first counts. A node that had no cache is not there. */
  void remove(String member) {
    RemoveMembersFromConsumerGroupOptions options =
        new RemoveMembersFromConsumerGroupOptions(List.of(new MemberToRemove(member)));
    var unused =
        admin
            .removeMembersFromConsumerGroup(ConsumerSettings.GROUP, options)
            .all()
            .whenComplete((done, failure) -> {
              if (failure == null) {
                LOG.info("A cache is gone; its partitions go to the others");
              } else {
                LOG.debug("Node {} is gone, and was not removed from the group", member, failure);
              }
            });
  }

  Future<Void> close() {
    return vertx.executeBlocking(() -> {
      admin.close(CLOSE_PATIENCE);
      return null;
    });
  }
}
