package io.skysentinel.node.app;

import io.skysentinel.node.cache.Peers;
import io.skysentinel.node.config.ClusterConfig;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.NodeListener;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cluster's word on who is gone. */
final class ClusterPeers implements Peers {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterPeers.class);

  private final ClusterManager manager;
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  ClusterPeers(ClusterConfig cluster) {
    manager = ClusterSetup.manager(cluster);
    // Vert.x itself only listens where its high availability is on, which we do not use.
    manager.nodeListener(
        new NodeListener() {
          @Override
          public void nodeAdded(String node) {
            LOG.info("Node {} has joined the cluster", node);
          }

          @Override
          public void nodeLeft(String node) {
            LOG.info("Node {} has left the cluster", node);
            listeners.forEach(listener -> listener.accept(node));
          }
        });
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
