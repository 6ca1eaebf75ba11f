package io.skysentinel.node;

import com.hazelcast.core.HazelcastInstance;
import io.skysentinel.platform.config.ClusterConfig;
import io.skysentinel.platform.role.Peers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.NodeListener;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The cluster's word on who is gone. */
final class ClusterPeers implements Peers, NodeListener {
  /** Under which Vert.x tells the other members what it calls itself. */
  private static final String ID = "__vertx.nodeId";

  private final HazelcastClusterManager manager;
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  /** The peers of the node {@code name}. */
  ClusterPeers(ClusterConfig cluster, String name) {
    manager = new HazelcastClusterManager(ClusterSetup.config(cluster, name));
    // Vert.x itself only listens where its high availability is on, which we do not use.
    manager.nodeListener(this);
  }

  @Override
  public void nodeAdded(String node) {}

  @Override
  public void nodeLeft(String node) {
    listeners.forEach(listener -> listener.accept(node));
  }

  ClusterManager manager() {
    return manager;
  }

  /** All other nodes that are members now. */
  List<Peer> others() {
    HazelcastInstance hazelcast = manager.getHazelcastInstance();
    if (!hazelcast.getLifecycleService().isRunning()) {
      return List.of();
    }
    return hazelcast.getCluster().getMembers().stream()
        .filter(member -> !member.localMember() && member.getAttribute(ID) != null)
        .map(member ->
            new Peer(
                member.getAttribute(ID), MemberNames.name(member), MemberNames.encrypts(member)))
        .toList();
  }

  /** Where the event bus of a node is; fails as long as it has none. */
  Future<NodeInfo> busOf(Peer peer) {
    Promise<NodeInfo> where = Promise.promise();
    manager.getNodeInfo(peer.id(), where);
    return where.future();
  }

  @Override
  public Optional<String> self() {
    return Optional.of(manager.getNodeId());
  }

  @Override
  public void onDeparture(Consumer<String> listener) {
    listeners.add(listener);
  }
}
