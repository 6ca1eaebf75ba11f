package io.skysentinel.cache;

import io.skysentinel.platform.log.ClientSettings;
import io.skysentinel.platform.log.LogAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
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

  GroupCleaner(Vertx vertx, LogAddress log) {
    this.vertx = vertx;
    this.admin = Admin.create(ClientSettings.admin(log, "skysentinel-group"));
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
