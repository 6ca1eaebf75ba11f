package io.skysentinel.platform.log;

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
public final class GroupCleaner {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCleaner.class);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final String group;
  private final String who;
  private final Admin admin;

  /**
   * For a group whose members have the cluster's names for their nodes.
   *
   * @param who what a member is called in the log: "A cache", for example
   */
  public GroupCleaner(Vertx vertx, LogAddress log, String group, String who) {
    this.vertx = vertx;
    this.group = group;
    this.who = who;
    this.admin = Admin.create(ClientSettings.admin(log, "skysentinel-group"));
  }

  /** Every node that is left does so; the first counts. A node that was no member is not there. */
  public void remove(String member) {
    RemoveMembersFromConsumerGroupOptions options =
        new RemoveMembersFromConsumerGroupOptions(List.of(new MemberToRemove(member)));
    var unused =
        admin
            .removeMembersFromConsumerGroup(group, options)
            .all()
            .whenComplete((done, failure) -> {
              if (failure == null) {
                LOG.info("{} is gone; its partitions go to the others", who);
              } else {
                LOG.debug("Node {} is gone, and was not removed from the group", member, failure);
              }
            });
  }

  public Future<Void> close() {
    return vertx.executeBlocking(() -> {
      admin.close(CLOSE_PATIENCE);
      return null;
    });
  }
}
