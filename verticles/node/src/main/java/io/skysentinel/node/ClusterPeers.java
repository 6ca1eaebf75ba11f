package io.skysentinel.node;

import io.skysentinel.platform.config.ClusterConfig;
import io.skysentinel.platform.role.Peers;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.NodeListener;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The cluster's word on who is gone. */
final class ClusterPeers implements Peers, NodeListener {
  private final ClusterManager manager;
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

  @Override
  public Optional<String> self() {
    return Optional.of(manager.getNodeId());
  }

  @Override
  public void onDeparture(Consumer<String> listener) {
    listeners.add(listener);
  }
}
